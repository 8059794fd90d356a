// Requires the native modules once, outside the sandbox, and hands them in as globals.
const { TestEnvironment } = require('jest-environment-node');
const Parser = require('tree-sitter');
const Rust = require('tree-sitter-rust');

module.exports = class extends TestEnvironment {
  async setup() {
    await super.setup();
    this.global.nativeTreeSitter = Parser;
    this.global.nativeTreeSitterRust = Rust;
  }
};
