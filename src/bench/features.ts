/** What a person asked of cargo; it holds for every package that has it. */
export interface AskedFeatures {
  features: readonly string[];
  allFeatures: boolean;
  noDefaultFeatures: boolean;
}

export const DEFAULT_FEATURES: AskedFeatures = { features: [], allFeatures: false, noDefaultFeatures: false };

interface Package {
  name: string;
  features: Readonly<Record<string, unknown>>;
  dependencies: readonly { name: string; rename?: string | null | undefined }[];
}

/** Cargo's options for one package: named alone, it refuses the features of the others. */
export function featureOptions(asked: AskedFeatures, of: Package): string[] {
  const own = asked.features.filter((feature) => has(of, feature));
  return [
    ...(own.length > 0 ? ['--features', own.join(',')] : []),
    ...(asked.allFeatures ? ['--all-features'] : []),
    ...(asked.noDefaultFeatures ? ['--no-default-features'] : []),
  ];
}

/** Those that no package has: as cargo, that is refused, since it may be a slip. */
export function unknownFeatures(asked: AskedFeatures, packages: readonly Package[]): string[] {
  return asked.features.filter((feature) => !packages.some((one) => has(one, feature)));
}

/** `std`, or `engine/std` of the package or of one that it depends on. */
function has({ name, features, dependencies }: Package, feature: string): boolean {
  if (Object.hasOwn(features, feature)) return true;
  const [owner, inside] = feature.split('/', 2);
  if (inside === undefined) return false;
  const known = [name, ...dependencies.map((dependency) => dependency.rename ?? dependency.name)];
  return known.includes(owner!.replace(/\?$/, ''));
}
