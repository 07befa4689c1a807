/** The content folder that most tests read, and the moment that they read it at: noon of 1 June 2026 in Shanghai. */
export const fixture = {
  content: 'tests/fixtures/newsroom',
  epoch: Date.parse('2026-06-01T12:00:00+08:00') / 1000,
};
