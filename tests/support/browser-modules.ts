export type Question = any; export type Answer = any;
