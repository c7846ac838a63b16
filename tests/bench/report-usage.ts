import { fields, settingNames } from './report-fields.ts';

const line =
  'usage: node tests/bench/report.ts --deals FILE.csv --map MAP.json [--json] [--by month|quarter|year|week|rep|product|COLUMN] [--from DAY] [--until DAY] [--now DAY] [--rep NAME]';

export const usage = `${line}; --help tells the form of the map`;

/** What `--help` prints. */
export const help = `Prints the metrics of a table of deals, by the code of the dashboard.

${line}

  --deals FILE  the table: commas, semicolons, tabs or bars, its columns named in the first line
  --map FILE    which column is what, as JSON
  --json        all figures in full, for programs; else tables for people
  --by WORD     groups: a period, rep, product or any column of the file (quarter)
  --from DAY    first day of the period, such as 2017-01-01 (the first day in the file)
  --until DAY   last day of the period, such as 2017-12-31 (the last day in the file)
  --now DAY     as of the end of which day (the last day in the file); today never counts
  --rep NAME    of one rep only

A map, of which only "stage" or "outcome" is needed:

  {
    "columns": {
      "id": "opportunity_id", "owner": "sales_agent", "company": "account", "product": "product",
      "stage": "deal_stage", "created": "engage_date", "closed": "close_date", "amount": "close_value"
    },
    "values": { "stage": { "Won": "won", "Lost": "lost", "Engaging": "open", "Prospecting": "open" } },
    "stages": ["Prospecting", "Engaging"],
    "currency": "USD",
    "dayOrder": "day",
    "decimal": "."
  }

columns:  ${fields.join(', ')}
settings: ${settingNames.join(', ')}

README, "Reports from a file", says more of each. A wrong map or file ends with one line and code 2.`;
