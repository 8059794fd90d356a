/**
 * Types of everyone's crates whose copy costs next to nothing, by why it does. They count where the repository declares no type
 * of that name itself.
 */
const CHEAP: Readonly<Record<string, string>> = {
  'bytes: a slice of a counted buffer': 'Bytes ByteString',
  'arrow: counted buffers':
    'Buffer ScalarBuffer BooleanBuffer NullBuffer OffsetBuffer BooleanArray BinaryArray LargeBinaryArray StringArray ' +
    'LargeStringArray StringViewArray BinaryViewArray StructArray ListArray LargeListArray MapArray NullArray PrimitiveArray ' +
    'GenericBinaryArray GenericStringArray GenericByteArray GenericListArray DictionaryArray FixedSizeListArray ' +
    'FixedSizeBinaryArray Int8Array Int16Array Int32Array Int64Array UInt8Array UInt16Array UInt32Array UInt64Array ' +
    'Float16Array Float32Array Float64Array Date32Array Date64Array Decimal128Array Decimal256Array ' +
    'TimestampSecondArray TimestampMillisecondArray TimestampMicrosecondArray TimestampNanosecondArray',
  'arrow: counted columns and a counted schema': 'RecordBatch Fields UnionFields DataType TableReference',
  'http: small, or a slice of a counted buffer':
    'Uri Method StatusCode HeaderName HeaderValue PathAndQuery Authority Scheme Version',
  'tokens: counted, or a number': 'TokenStream Ident Punct Literal',
  'short or counted texts':
    'LocalName Namespace Prefix QualName SmolStr EcoString ArcStr FastStr Symbol Atom Ustr Istr JsWord CowRcStr RcStr ImString HipStr KString StrTendril ByteTendril',
  'channels, tasks and clients: one counted pointer':
    'Sender Receiver UnboundedSender UnboundedReceiver SyncSender WeakSender Handle AbortHandle CancellationToken Waker Thread ' +
    'Client ClientWithMiddleware ConnectionManager MultiplexedConnection Operator TaskExecutor Channel PgPool MySqlPool SqlitePool ' +
    'Pool RedisPool SdkConfig ObjectPath',
  'logs and metrics: one counted pointer':
    'Span Dispatch Logger Counter Gauge Histogram IntCounter IntGauge CounterVec GaugeVec HistogramVec IntCounterVec IntGaugeVec',
  'counted pointers': 'Arc Rc Weak Py PyObject Bound Multiaddr Zoned',
  'persistent: a copy shares the nodes':
    'PersistentHashMap PersistentHashSet PersistentOrdMap PersistentOrdSet PersistentVector PersistentHashTrieMap ' +
    'PersistentHashTrieSet PersistentRedBlackTreeMap PersistentRedBlackTreeSet',
  'compiled once, then shared': 'Regex RegexSet Template',
  'tensors: a counted buffer and its shape': 'Tensor',
  'signals of a user interface: an id': 'RwSignal ReadSignal WriteSignal ReadOnlySignal',
  'one number that threads share':
    'AtomicBool AtomicU8 AtomicU16 AtomicU32 AtomicU64 AtomicUsize AtomicI8 AtomicI16 AtomicI32 AtomicI64 AtomicIsize',
  'two bounds': 'Range RangeInclusive RangeFrom RangeTo RangeToInclusive RangeFull',
  'a few words': 'Digest Chars CharIndices StdRng SmallRng ChaCha20Rng',
};

const NAMES: ReadonlySet<string> = new Set(Object.values(CHEAP).flatMap((names) => names.split(' ')));

/** Types of everyone's crates that own what grows with their content: num, malachite, http, url, image, nalgebra. */
const GROWING =
  /^(?:BigInt|BigUint|BigRational|BigDecimal|Natural|HeaderMap|Url|DynamicImage|RgbaImage|RgbImage|DMatrix|DVector)$/;

export function isCostlyElsewhere(name: string): boolean {
  return GROWING.test(name);
}

/** `BlockId`, `WorkerId`: what names one thing among others is small, unless it is declared otherwise. */
const SMALL_ID = /^(?:Node|Peer|Shard|Task|Worker|Connection|Block|Chain)Id$/;

/** By convention: an alias of an Arc (`SchemaRef`), one end of something, a cursor. */
const CONVENTION =
  /^(?:\w+(?:Ref|Client|Sender|Receiver|Handle|Arc|Rc|Iter)|Iterator|Bytes|Iter|Cell|Logger)$/;

/** `SharedPicker`: what is called so is shared by its copies. */
const SHARED = /^Shared[A-Z]/;

/** `ColumnMode`, `EntryKind`: what says which of several things it is; a kind of error often brings the rest along. */
const ONE_OF_SEVERAL = /[a-z](?:(?<!Error)Kind|Mode|Flags?)$/;

export function isCheapElsewhere(name: string): boolean {
  return NAMES.has(name) || SMALL_ID.test(name) || SHARED.test(name) || ONE_OF_SEVERAL.test(name);
}

export function isCheapByConvention(name: string): boolean {
  return CONVENTION.test(name) || isCountedNode(name);
}

/** A place in rowan's counted tree: `JsSyntaxNode`. */
export function isCountedNode(name: string): boolean {
  return /Syntax(?:Node|Token|Element)$/.test(name);
}
