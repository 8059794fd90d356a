import { argumentsOf, calledPath, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { OPENING, openingOf } from '../../../rust/syntax/openings.js';
import { methodTarget } from '../../../rust/types/types.js';
/** `std::process::Command::new(..)...output()` waits for the child, and so does `spawn()?.wait()`; also of a command that was given a name. */
export function blockingProcess(call, file) {
  const method = methodOf(call);
  if (!/^(?:output|status|wait|wait_with_output)$/.test(method ?? '') || argumentsOf(call).length > 0)
    return null;
  const made = startOf(receiverOf(call), file);
  if (!made || file.imports.resolve(made) !== 'std::process::Command::new') return null;
  return { what: `Command::${method}`, help: 'use `tokio::process::Command`' };
}
/** Path of the function that a chain of calls starts with, behind `?` and the name of a local. */
export function startOf(value, file) {
  for (let at = value; at; ) {
    const path = calledPath(at);
    if (path) return path;
    if (at.kind === 'identifier') {
      const binding = file.bindingOf(at);
      at = binding?.kind === 'let' && binding.whole ? binding.value : undefined;
    } else at = at.kind === 'try_expression' ? at.children[0] : receiverOf(at);
  }
  return null;
}
/** `child.wait()` of a process that was declared as one of the standard library. */
export function blockingChild(call, file) {
  const receiver = receiverOf(call);
  if (!/^wait(?:_with_output)?$/.test(methodOf(call) ?? '') || receiver?.kind !== 'identifier') return null;
  const written = file
    .bindingOf(receiver)
    ?.declaration.child('type')
    ?.text.replace(/^&\s*(?:mut\s+)?/, '');
  return written && file.imports.resolve(written) === 'std::process::Child'
    ? { what: `${receiver.text}.${methodOf(call)}`, help: 'use `tokio::process::Child`' }
    : null;
}
/** `handle.join()` of a thread: the handle of a task is awaited instead. */
export function blockingJoin(call, file) {
  if (methodOf(call) !== 'join' || argumentsOf(call).length > 0) return null;
  const receiver = receiverOf(call);
  const found = file.typeOf(receiver);
  const made = found ? null : startOf(receiver, file);
  const isThread = found
    ? /^(?:Scoped)?JoinHandle$/.test(methodTarget(found).name)
    : made !== null && file.imports.resolve(made) === 'std::thread::spawn';
  if (!isThread) return null;
  return {
    what: `${receiver.text}.join`,
    help: 'let the thread send its result through a `oneshot` channel, or join it in `spawn_blocking`',
  };
}
const BLOCKING_CHANNELS = /^(?:std::sync::mpsc|crossbeam_channel|crossbeam::channel)(?:::|$)/;
/** `rx.recv()` of a channel for threads, told by what the receiver was declared or made as, or by an answer without an await. */
export function blockingChannel(call, file) {
  const receiver = receiverOf(call);
  if (methodOf(call) !== 'recv' || !receiver || argumentsOf(call).length > 0) return null;
  if (!isOfThreads(receiver, file) && !isReceiverOpenedAtOnce(call, receiver, file)) return null;
  return {
    what: `${receiver.text.replace(/\s+/g, '')}.recv`,
    help: 'use a channel of `tokio::sync`, or receive on a thread of its own',
  };
}
function isOfThreads(receiver, file) {
  const binding = receiver.kind === 'identifier' ? file.bindingOf(receiver) : undefined;
  const made = binding?.value && calledPath(binding.value);
  const written = binding?.declaration.child('type')?.text.replace(/^&\s*(?:mut\s+)?/, '');
  const origin = (binding?.whole ? written : undefined) ?? made;
  return !!origin && BLOCKING_CHANNELS.test(file.imports.resolve(origin.replace(/<.*$/s, '')));
}
/** `while let Ok(event) = self.events.recv()`, `self.events.recv()?`: who has to wait for it as a task gets a future. */
function isReceiverOpenedAtOnce(call, receiver, file) {
  const found = file.typeOf(receiver);
  if (!found || methodTarget(found).name !== 'Receiver') return false;
  const around = call.parent;
  if (openingOf(call, OPENING)) return true;
  if (around.kind === 'field_expression') return /^(?:is_ok|is_err)$/.test(around.child('field')?.text ?? '');
  return around.kind === 'let_condition' && /^(?:Ok|Err)\b/.test(around.child('pattern')?.text ?? '');
}
