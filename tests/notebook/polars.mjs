// What polars makes of CSV by the one line of its recipe, through its package for Node, which npm has where Debian has
// none for Python: days, whole numbers with gaps, numbers and texts.
//
//   node polars.mjs PACKAGE OBSERVATIONS.csv OWN.csv     the notebook's, in dollars; growth in the companies' own
//                                                       currencies
import assert from "node:assert";
import { createRequire } from "node:module";

const pl = createRequire(import.meta.url)(process.argv[2]);

const read = (path) => pl.readCSV(path, { tryParseDates: true, inferSchemaLength: 1_000_000 });
const typesOf = (frame) => Object.fromEntries(Object.entries(frame.schema).map(([name, type]) => [name, type.variant]));
const recordOf = (frame, ...wanted) => frame.toRecords().find((row) => wanted.every(([name, value]) => row[name] === value));

const observations = read(process.argv[3]);
const types = typesOf(observations);
for (const day of ["first_day", "last_day", "known_on"]) assert.strictEqual(types[day], "Date", day);
for (const text of ["company", "period", "currency", "status"]) assert.strictEqual(types[text], "String", text);
for (const number of ["amount", "low", "high", "growth"]) assert.strictEqual(types[number], "Float64", number);
// As filed: Alphabet's 25,198m of the half, Microsoft's 44,477m of the fiscal year less 19,652m.
const half = [["measure", "capex-cash"], ["basis", "actual"], ["scope", "total"], ["period", "2024H1"]];
assert.strictEqual(recordOf(observations, ["company", "alphabet"], ...half).amount, 25198000000);
const microsoft = recordOf(observations, ["company", "microsoft"], ...half);
assert.strictEqual(microsoft.amount, 24825000000);
assert.strictEqual(microsoft.first_day.toISOString().slice(0, 10), "2024-01-01");

const own = read(process.argv[4]);
const ownTypes = typesOf(own);
for (const whole of ["amount", "low", "high", "base_amount"]) assert.strictEqual(ownTypes[whole], "Int64", whole);
assert.strictEqual(ownTypes.first_day, "Date");
assert(own.toRecords().some((row) => row.base_amount === null));
assert(own.toRecords().every((row) => row.company !== null));
console.log(`${observations.height} and ${own.height} rows`);
