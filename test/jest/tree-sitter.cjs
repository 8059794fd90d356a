module.exports = globalThis.nativeTreeSitter;
