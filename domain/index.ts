/** The public surface of the rules, imported everywhere as '@xiuda/domain'. */
export * from './account';
export * from './actions';
export * from './actors';
export * from './catalog';
export * from './checks';
export * from './errors';
export * from './forms';
export * from './inputs';
export * from './lists';
export * from './parse';
export * from './roles';
export * from './statuses';
export * from './step';
export * from './telling';
export * from './ticket';
export * from './time';
export * from './visibility';
