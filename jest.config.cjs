/** Node tests run on swc; ESM-only packages are transformed too. */
const swc = [
  '@swc/jest',
  { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
];

module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/tests'],
  testMatch: ['**/*.test.ts'],
  moduleNameMapper: {
    '^@xiuda/domain$': '<rootDir>/domain/index.ts',
    '^@xiuda/settings$': '<rootDir>/settings.example.json',
  },
  transform: { '^.+\\.(ts|mts)$': swc },
  globalSetup: '<rootDir>/tests/support/build.ts',
  testSequencer: '<rootDir>/scripts/longest-first.cjs',
  reporters: ['default', '<rootDir>/scripts/summary-reporter.cjs'],
  maxWorkers: 2,
  testTimeout: 30000,
};
