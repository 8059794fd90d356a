// Made by `npm run generate` from the files of this folder. Do not edit.
import { rule as allocInLoop } from './allocations/alloc-in-loop.js';
import { rule as byValueParameterOnlyRead } from './allocations/by-value-parameter-only-read.js';
import { rule as changedThenCopiedBack } from './allocations/changed-then-copied-back.js';
import { rule as cloneAsTemporaryForRead } from './allocations/clone-as-temporary-for-read.js';
import { rule as cloneBeforeFilter } from './allocations/clone-before-filter.js';
import { rule as cloneForOperator } from './allocations/clone-for-operator.js';
import { rule as cloneInLoop } from './allocations/clone-in-loop.js';
import { rule as cloneLastUse } from './allocations/clone-last-use.js';
import { rule as cloneLocalOnlyBorrowed } from './allocations/clone-local-only-borrowed.js';
import { rule as cloneOfLentParameter } from './allocations/clone-of-lent-parameter.js';
import { rule as cloneOutOfOwned } from './allocations/clone-out-of-owned.js';
import { rule as cloneThenGrow } from './allocations/clone-then-grow.js';
import { rule as cloneThenOverwritten } from './allocations/clone-then-overwritten.js';
import { rule as cloneToIterate } from './allocations/clone-to-iterate.js';
import { rule as cloneWholeForOneField } from './allocations/clone-whole-for-one-field.js';
import { rule as collectIntoResult } from './allocations/collect-into-result.js';
import { rule as copyThenNarrow } from './allocations/copy-then-narrow.js';
import { rule as defaultAllocatorInBinary } from './allocations/default-allocator-in-binary.js';
import { rule as eagerBeforeNeeded } from './allocations/eager-before-needed.js';
import { rule as encodeIntoEmptyBuffer } from './allocations/encode-into-empty-buffer.js';
import { rule as getterCopiesField } from './allocations/getter-copies-field.js';
import { rule as getterCopyOnlyRead } from './allocations/getter-copy-only-read.js';
import { rule as growLoopWithoutCapacity } from './allocations/grow-loop-without-capacity.js';
import { rule as iterCloneOfOwnedCollection } from './allocations/iter-clone-of-owned-collection.js';
import { rule as iteratorWithoutSizeHint } from './allocations/iterator-without-size-hint.js';
import { rule as largeEnumVariant } from './allocations/large-enum-variant.js';
import { rule as linesAllocatePerLine } from './allocations/lines-allocate-per-line.js';
import { rule as manyBoxesInLoop } from './allocations/many-boxes-in-loop.js';
import { rule as needlessBox } from './allocations/needless-box.js';
import { rule as optionCloneThenAdapter } from './allocations/option-clone-then-adapter.js';
import { rule as oversizedArrayOnStack } from './allocations/oversized-array-on-stack.js';
import { rule as ownedParameterOnlyRead } from './allocations/owned-parameter-only-read.js';
import { rule as partCopiedFromOwned } from './allocations/part-copied-from-owned.js';
import { rule as reassignInsteadOfClear } from './allocations/reassign-instead-of-clear.js';
import { rule as selfByValueOnlyRead } from './allocations/self-by-value-only-read.js';
import { rule as smallVecCandidate } from './allocations/small-vec-candidate.js';
import { rule as vecThenArray } from './allocations/vec-then-array.js';
import { rule as vecWhereArrayFits } from './allocations/vec-where-array-fits.js';
import { rule as benchmarkWithoutBlackBox } from './benchmarks/benchmark-without-black-box.js';
import { rule as newUnsafeWithoutBenchmark } from './benchmarks/new-unsafe-without-benchmark.js';
import { rule as setupInsideMeasuredClosure } from './benchmarks/setup-inside-measured-closure.js';
import { rule as falliblePublicFnWithoutErrorsDocs } from './documentation/fallible-public-fn-without-errors-docs.js';
import { rule as hotPublicFnWithoutCostDocs } from './documentation/hot-public-fn-without-cost-docs.js';
import { rule as publicItemWithoutDocs } from './documentation/public-item-without-docs.js';
import { rule as unexplainedPerformanceTrick } from './documentation/unexplained-performance-trick.js';
import { rule as unsafeFnWithoutSafetyDocs } from './documentation/unsafe-fn-without-safety-docs.js';
import { rule as unsafeWithoutSafetyComment } from './documentation/unsafe-without-safety-comment.js';
import { rule as eagerErrorValue } from './error-paths/eager-error-value.js';
import { rule as formatInHotErrorPath } from './error-paths/format-in-hot-error-path.js';
import { rule as questionMarkWithoutContext } from './error-paths/question-mark-without-context.js';
import { rule as stringAsError } from './error-paths/string-as-error.js';
import { rule as errorDroppedSilently } from './observability/error-dropped-silently.js';
import { rule as expensiveLogOrSpan } from './observability/expensive-log-or-span.js';
import { rule as newEntryPointWithoutSpan } from './observability/new-entry-point-without-span.js';
import { rule as printInLibrary } from './observability/print-in-library.js';
import { rule as releaseAssertInHotLoop } from './observability/release-assert-in-hot-loop.js';
import { rule as stageWithoutMeasurement } from './observability/stage-without-measurement.js';
import { rule as unstructuredLog } from './observability/unstructured-log.js';
import { rule as adjacentAtomics } from './parallelism/adjacent-atomics.js';
import { rule as arrayOfStructsScan } from './parallelism/array-of-structs-scan.js';
import { rule as atomicAddPerItem } from './parallelism/atomic-add-per-item.js';
import { rule as awaitInLoop } from './parallelism/await-in-loop.js';
import { rule as blockingInAsync } from './parallelism/blocking-in-async.js';
import { rule as bulkOpInsteadOfLoop } from './parallelism/bulk-op-instead-of-loop.js';
import { rule as gilHeldWhileBlocking } from './parallelism/gil-held-while-blocking.js';
import { rule as lazyForConstValue } from './parallelism/lazy-for-const-value.js';
import { rule as lockAcrossAwait } from './parallelism/lock-across-await.js';
import { rule as lockHeldTooLong } from './parallelism/lock-held-too-long.js';
import { rule as lockTakenRepeatedly } from './parallelism/lock-taken-repeatedly.js';
import { rule as mutexOfScalar } from './parallelism/mutex-of-scalar.js';
import { rule as parallelMisuse } from './parallelism/parallel-misuse.js';
import { rule as pointerChasingCollection } from './parallelism/pointer-chasing-collection.js';
import { rule as sequentialIndependentAwaits } from './parallelism/sequential-independent-awaits.js';
import { rule as sequentialIndependentLoop } from './parallelism/sequential-independent-loop.js';
import { rule as strongCasInRetryLoop } from './parallelism/strong-cas-in-retry-loop.js';
import { rule as unbufferedWriter } from './parallelism/unbuffered-writer.js';
import { rule as arcCloneInLoop } from './redundant-work/arc-clone-in-loop.js';
import { rule as bufferTempIntoWriter } from './redundant-work/buffer-temp-into-writer.js';
import { rule as byteLoopInsteadOfMemchr } from './redundant-work/byte-loop-instead-of-memchr.js';
import { rule as bytesSerializedOneByOne } from './redundant-work/bytes-serialized-one-by-one.js';
import { rule as collectForLenFirstIndex } from './redundant-work/collect-for-len-first-index.js';
import { rule as collectThenCollect } from './redundant-work/collect-then-collect.js';
import { rule as collectThenSinglePass } from './redundant-work/collect-then-single-pass.js';
import { rule as commitInLoop } from './redundant-work/commit-in-loop.js';
import { rule as containsThenMapOp } from './redundant-work/contains-then-map-op.js';
import { rule as copiedToAppend } from './redundant-work/copied-to-append.js';
import { rule as dbExistenceAndDelete } from './redundant-work/db-existence-and-delete.js';
import { rule as dbOpInLoop } from './redundant-work/db-op-in-loop.js';
import { rule as defaultHasherOnHotMap } from './redundant-work/default-hasher-on-hot-map.js';
import { rule as doubleBoundsCheck } from './redundant-work/double-bounds-check.js';
import { rule as encodedOnlyForLength } from './redundant-work/encoded-only-for-length.js';
import { rule as fileAskedAgain } from './redundant-work/file-asked-again.js';
import { rule as fnReturnsCollectedVec } from './redundant-work/fn-returns-collected-vec.js';
import { rule as frontInsertRemove } from './redundant-work/front-insert-remove.js';
import { rule as heapPopThenPush } from './redundant-work/heap-pop-then-push.js';
import { rule as largeGenericFn } from './redundant-work/large-generic-fn.js';
import { rule as linearSearchInLoop } from './redundant-work/linear-search-in-loop.js';
import { rule as loopInvariantBranch } from './redundant-work/loop-invariant-branch.js';
import { rule as needlessArc } from './redundant-work/needless-arc.js';
import { rule as needlessFullIteration } from './redundant-work/needless-full-iteration.js';
import { rule as orderedMapForLookups } from './redundant-work/ordered-map-for-lookups.js';
import { rule as ownedKeyForLookup } from './redundant-work/owned-key-for-lookup.js';
import { rule as ownedTextInBorrowingStruct } from './redundant-work/owned-text-in-borrowing-struct.js';
import { rule as redundantStringConversion } from './redundant-work/redundant-string-conversion.js';
import { rule as regexAndRuntimeBuiltConstants } from './redundant-work/regex-and-runtime-built-constants.js';
import { rule as rowsThenFlattened } from './redundant-work/rows-then-flattened.js';
import { rule as runtimeBuiltPerCall } from './redundant-work/runtime-built-per-call.js';
import { rule as sameCallTwice } from './redundant-work/same-call-twice.js';
import { rule as smallHotFnWithoutInline } from './redundant-work/small-hot-fn-without-inline.js';
import { rule as sortInLoop } from './redundant-work/sort-in-loop.js';
import { rule as sortThenTake } from './redundant-work/sort-then-take.js';
import { rule as stableSort } from './redundant-work/stable-sort.js';
import { rule as stringAddedToCopy } from './redundant-work/string-added-to-copy.js';
import { rule as stringConcatInLoop } from './redundant-work/string-concat-in-loop.js';
import { rule as stringTempForCompare } from './redundant-work/string-temp-for-compare.js';
import { rule as stringTempIntoWriter } from './redundant-work/string-temp-into-writer.js';
import { rule as stringWhereCowFits } from './redundant-work/string-where-cow-fits.js';
import { rule as wakerCloneWithoutWillWake } from './redundant-work/waker-clone-without-will-wake.js';
import { rule as workInComparator } from './redundant-work/work-in-comparator.js';
import { rule as writeOfPlainText } from './redundant-work/write-of-plain-text.js';
import type { Rule } from './rule.js';
import { rule as deepNesting } from './simplicity/deep-nesting.js';
import { rule as dynInHotPath } from './simplicity/dyn-in-hot-path.js';
import { rule as excessTraitBounds } from './simplicity/excess-trait-bounds.js';
import { rule as longFunction } from './simplicity/long-function.js';
import { rule as publicItemInWrongLayer } from './simplicity/public-item-in-wrong-layer.js';
import { rule as unusedAfterChange } from './simplicity/unused-after-change.js';
import { rule as parserWithoutFuzzOrPropertyTest } from './tests/parser-without-fuzz-or-property-test.js';
import { rule as testWithoutAssertion } from './tests/test-without-assertion.js';

export const RULES: readonly Rule[] = [
  allocInLoop,
  byValueParameterOnlyRead,
  changedThenCopiedBack,
  cloneAsTemporaryForRead,
  cloneBeforeFilter,
  cloneForOperator,
  cloneInLoop,
  cloneLastUse,
  cloneLocalOnlyBorrowed,
  cloneOfLentParameter,
  cloneOutOfOwned,
  cloneThenGrow,
  cloneThenOverwritten,
  cloneToIterate,
  cloneWholeForOneField,
  collectIntoResult,
  copyThenNarrow,
  defaultAllocatorInBinary,
  eagerBeforeNeeded,
  encodeIntoEmptyBuffer,
  getterCopiesField,
  getterCopyOnlyRead,
  growLoopWithoutCapacity,
  iterCloneOfOwnedCollection,
  iteratorWithoutSizeHint,
  largeEnumVariant,
  linesAllocatePerLine,
  manyBoxesInLoop,
  needlessBox,
  optionCloneThenAdapter,
  oversizedArrayOnStack,
  ownedParameterOnlyRead,
  partCopiedFromOwned,
  reassignInsteadOfClear,
  selfByValueOnlyRead,
  smallVecCandidate,
  vecThenArray,
  vecWhereArrayFits,
  benchmarkWithoutBlackBox,
  newUnsafeWithoutBenchmark,
  setupInsideMeasuredClosure,
  falliblePublicFnWithoutErrorsDocs,
  hotPublicFnWithoutCostDocs,
  publicItemWithoutDocs,
  unexplainedPerformanceTrick,
  unsafeFnWithoutSafetyDocs,
  unsafeWithoutSafetyComment,
  eagerErrorValue,
  formatInHotErrorPath,
  questionMarkWithoutContext,
  stringAsError,
  errorDroppedSilently,
  expensiveLogOrSpan,
  newEntryPointWithoutSpan,
  printInLibrary,
  releaseAssertInHotLoop,
  stageWithoutMeasurement,
  unstructuredLog,
  adjacentAtomics,
  arrayOfStructsScan,
  atomicAddPerItem,
  awaitInLoop,
  blockingInAsync,
  bulkOpInsteadOfLoop,
  gilHeldWhileBlocking,
  lazyForConstValue,
  lockAcrossAwait,
  lockHeldTooLong,
  lockTakenRepeatedly,
  mutexOfScalar,
  parallelMisuse,
  pointerChasingCollection,
  sequentialIndependentAwaits,
  sequentialIndependentLoop,
  strongCasInRetryLoop,
  unbufferedWriter,
  arcCloneInLoop,
  bufferTempIntoWriter,
  byteLoopInsteadOfMemchr,
  bytesSerializedOneByOne,
  collectForLenFirstIndex,
  collectThenCollect,
  collectThenSinglePass,
  commitInLoop,
  containsThenMapOp,
  copiedToAppend,
  dbExistenceAndDelete,
  dbOpInLoop,
  defaultHasherOnHotMap,
  doubleBoundsCheck,
  encodedOnlyForLength,
  fileAskedAgain,
  fnReturnsCollectedVec,
  frontInsertRemove,
  heapPopThenPush,
  largeGenericFn,
  linearSearchInLoop,
  loopInvariantBranch,
  needlessArc,
  needlessFullIteration,
  orderedMapForLookups,
  ownedKeyForLookup,
  ownedTextInBorrowingStruct,
  redundantStringConversion,
  regexAndRuntimeBuiltConstants,
  rowsThenFlattened,
  runtimeBuiltPerCall,
  sameCallTwice,
  smallHotFnWithoutInline,
  sortInLoop,
  sortThenTake,
  stableSort,
  stringAddedToCopy,
  stringConcatInLoop,
  stringTempForCompare,
  stringTempIntoWriter,
  stringWhereCowFits,
  wakerCloneWithoutWillWake,
  workInComparator,
  writeOfPlainText,
  deepNesting,
  dynInHotPath,
  excessTraitBounds,
  longFunction,
  publicItemInWrongLayer,
  unusedAfterChange,
  parserWithoutFuzzOrPropertyTest,
  testWithoutAssertion,
];
