/** Words that lead somewhere. */
export interface Link {
  label: string;
  href: string;
}
