/** Severities that many rules share. */
export const WARN_UNLESS_COLD = { hot: 'warning', warm: 'warning', cold: 'note' };
export const WARN_OR_SILENT = { hot: 'warning', warm: 'warning', cold: 'off' };
export const WARN_WHEN_HOT = { hot: 'warning', warm: 'note', cold: 'off' };
export const NOTE = { hot: 'note', warm: 'note', cold: 'off' };
export const ALWAYS_WARN = { hot: 'warning', warm: 'warning', cold: 'warning' };
