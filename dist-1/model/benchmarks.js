/** With each look there is less error left to spend; after so many there is none (`src/gate/spending.ts`). */
export const MOST_REMEASUREMENTS = 3;
