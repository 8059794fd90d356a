module.exports = globalThis.nativeTreeSitterRust;
