/** Why a value cannot be used, and what to do. */
export interface Refusal {
  message: string;
  fix: string;
}
