// Growth in dollars by polars, through its package for Node: reads the plain files, then grows, and says how long each took.
//
//   node polars_growth.mjs PACKAGE FIGURES.csv RATES.csv AS_OF_DAY [ROWS]
//
// PACKAGE is the folder of nodejs-polars. Prints the seconds of reading and those of growing. With ROWS it also writes the
// rows there, as company and half (int32) and factor (float64). The figures are read in the order of company, half and day
// of publication, so that neighbouring rows are compared and no figure is sorted, grouped or joined with another.
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const [folder, figuresFile, ratesFile, asOf, rowsFile] = process.argv.slice(2);
const pl = createRequire(import.meta.url)(folder);
const col = pl.col;

/// Dollars for one unit, by currency and half.
function averageDollars(rates) {
  const dollar = rates.filter(col("currency").eq(pl.lit("USD")));
  const euro = dollar.select(pl.lit("EUR").alias("currency"), "day", pl.lit(1.0).alias("rate"));
  const perEuro = pl.concat([rates, euro]).join(dollar.select("day", col("rate").alias("dollar")), { on: "day" });
  // The euro and the pound are quoted in dollars, the others per dollar: the mean is taken as they are quoted.
  const quoted = col("currency").isIn(["EUR", "GBP"]);
  return perEuro
    .withColumns(
      col("day").dt.year().mul(2).plus(col("day").dt.month().gt(6).cast(pl.Int32)).cast(pl.Int32).alias("half"),
      pl.when(quoted).then(col("dollar").div(col("rate"))).otherwise(col("rate").div(col("dollar"))).alias("mean"),
    )
    .groupBy("currency", "half")
    .agg(col("mean").mean())
    .select(col("currency").cast(pl.Categorical), "half", pl.when(quoted).then(col("mean")).otherwise(pl.lit(1).div(col("mean"))).alias("dollars"));
}

async function grow(figures, rates) {
  // The first and the last known of each company and half: an amount that was restated without its base is as first
  // stated, a base as last.
  const changes = (by) => col("company").neq(col("company").shift(by)).or(col("half").neq(col("half").shift(by))).fillNull(true);
  const known = figures.lazy().filter(col("known_on").ltEq(pl.lit(Number(asOf))));
  const marked = known.withColumns(changes(1).alias("first"), changes(-1).alias("last"));
  const latest = marked
    .withColumns(pl.when(col("first")).then(col("amount")).otherwise(pl.lit(null)).forwardFill().alias("as_first"))
    .filter(col("last"))
    .join(averageDollars(rates).lazy(), { on: ["currency", "half"], how: "left" });
  const isBase = col("company").shift(2).eq(col("company")).and(col("half").shift(2).eq(col("half").minus(2)));
  return latest
    .withColumns(col("amount").mul(col("dollars")).shift(2).alias("base"))
    .filter(isBase.fillNull(false))
    .select("company", "half", col("as_first").mul(col("dollars")).div(col("base")).alias("factor"))
    .collect();
}

const seconds = () => Number(process.hrtime.bigint()) / 1e9;
const begin = seconds();
const types = { company: pl.Int32, half: pl.Int32, known_on: pl.Int32, currency: pl.Categorical, amount: pl.Int64 };
const figures = pl.readCSV(figuresFile, { schema: types });
const rates = pl.readCSV(ratesFile, { tryParseDates: true });
const read = seconds();
const grown = await grow(figures, rates);
grown.getColumn("factor").sum();
console.log(read - begin, seconds() - read);

if (rowsFile) {
  const [company, half, factor] = ["company", "half", "factor"].map((name) => grown.getColumn(name).toTypedArray());
  const rows = new DataView(new ArrayBuffer(16 * grown.height));
  for (let row = 0; row < grown.height; ++row) {
    rows.setInt32(16 * row, company[row], true);
    rows.setInt32(16 * row + 4, half[row], true);
    rows.setFloat64(16 * row + 8, factor[row], true);
  }
  writeFileSync(rowsFile, rows);
}
