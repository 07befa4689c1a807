import { config } from 'zod';

// Zod would try whether it may make code of strings, which the policy of the site reports.
config({ jitless: true });
