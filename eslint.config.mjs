import astro from 'eslint-plugin-astro';
import { defineConfig, globalIgnores } from 'eslint/config';
import typescript from 'typescript-eslint';

const clockReadings = [
  ['NewExpression[callee.name="Date"][arguments.length=0]', 'new Date()'],
  ['CallExpression[callee.name="Date"]', 'Date()'],
  ['MemberExpression[object.name="Date"][property.name="now"]', 'Date.now'],
  ['MemberExpression[object.name="Temporal"][property.name="Now"]', 'Temporal.Now'],
];

export default defineConfig(
  globalIgnores(['.astro/', 'content/', 'dist/', '.*.build/', 'test-results/', 'tests/fixtures/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  typescript.configs.strictTypeChecked,
  typescript.configs.stylisticTypeChecked,
  astro.configs.recommended,
  astro.configs['jsx-a11y-recommended'],
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      // An empty environment variable counts as unset, which is what `||` says.
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true } }],
    },
  },
  {
    // `astro check` knows the types of these better than the linter, to which a component is `any`.
    files: ['**/*.astro', '**/*.mjs'],
    extends: [typescript.configs.disableTypeChecked],
  },
  {
    // Builds ask a route without parameters for its props by `getProps`.
    files: ['src/pages/**/*.astro'],
    rules: { 'astro/no-exports-from-components': 'off' },
  },
  {
    files: ['src/**'],
    // The build’s clock, and that of the device of an editor.
    ignores: ['src/clock.ts', 'src/writing/browser/clock.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...clockReadings.map(([selector, reading]) => ({
          selector,
          message: `${reading} reads the clock; import buildTime of src/clock.ts into src/content/queries, and hand the moment on.`,
        })),
      ],
    },
  },
  {
    // What a command prints may have words of an editor or of another host in it: tools/command/output.ts escapes it.
    files: ['tools/**'],
    ignores: ['tools/command/output.ts', 'tools/run.mjs'],
    rules: { 'no-console': 'error' },
  },
  {
    files: ['src/**'],
    ignores: ['src/content/queries/**', 'src/content.config.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          name: 'astro:content',
          message: 'Collections are read in src/content/queries alone; pages get what they show as props.',
        },
      ],
    },
  },
);
