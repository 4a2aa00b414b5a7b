/** Node tests run on swc; ESM-only packages are transformed too. */
const swc = ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } }];

module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/tests'],
  testMatch: ['**/*.test.ts'],
  moduleNameMapper: { '^@xiuda/domain$': '<rootDir>/domain/index.ts' },
  transform: { '^.+\\.(ts|mts)$': swc },
  testTimeout: 20000,
};
