// node client.mjs PROGRAM DATABASE README: asks every tool through the SDK's client, which holds each answer against the
// schema that the tool promises, and compares answers with what the command prints. The server is started as the README's
// settings say.
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';

const [program, database, readme] = process.argv.slice(2);
const settings = JSON.parse(readFileSync(readme, 'utf8').match(/^```json\n([^]*?)^```/m)[1]).mcpServers.capex;
assert.equal(settings.command, 'capex');

async function connected(...options) {
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(new StdioClientTransport({ command: program, args: [...settings.args.map((word) => (word === 'ai.db' ? database : word)), ...options] }));
  return client;
}

function printed(...words) {
  const done = spawnSync(program, ['--db', database, ...words, '--format', 'json', '-q'], { encoding: 'utf8' });
  assert.ok([0, 3].includes(done.status), done.stderr);
  return JSON.parse(done.stdout);
}

const call = (client, name, args = {}) => client.callTool({ name, arguments: args });

const client = await connected();
assert.equal(client.getServerVersion().name, 'capex');
assert.match(client.getInstructions(), /status/);
await client.ping();

const { tools } = await client.listTools();
assert.deepEqual(tools.map((tool) => tool.name),
  ['show', 'growth', 'total', 'screen', 'check', 'explain', 'convert', 'changes', 'list']);
for (const tool of tools) {
  assert.equal(tool.annotations.readOnlyHint, true, tool.name);
  for (const [name, schema] of Object.entries(tool.inputSchema.properties)) assert.ok(schema.description, `${tool.name} ${name}`);
  for (const name of tool.inputSchema.required ?? []) assert.ok(name in tool.inputSchema.properties, `${tool.name} ${name}`);
}

// The same rows as the command's.
const same = [
  ['show', { companies: ['meta'], period: '2025', basis: 'guidance,actual', revisions: true },
    ['show', 'meta', '--period', '2025', '--basis', 'guidance,actual', '--revisions']],
  ['growth', { companies: ['alibaba', 'tencent'], period: '2024H1', in: 'USD' },
    ['growth', 'alibaba', 'tencent', '--period', '2024H1', '--in', 'USD']],
  ['total', { companies: ['bat'], period: '2024H1', growth: true }, ['total', 'bat', '--period', '2024H1', '--growth']],
  ['screen', { period: '2024H1', condition: 'growth > 50%', top: 3 }, ['screen', 'growth > 50%', '--period', '2024H1', '--top', '3']],
  ['check', { period: '2023H1', all: true }, ['check', '--period', '2023H1', '--all']],
  ['convert', { amount: '50bn', from: 'CNY', to: 'USD', period: '2024H1' }, ['convert', '50bn', 'CNY', 'USD', '--period', '2024H1']],
  ['changes', { since: '2024-08-26', until: '2025-01-31', why: ['restated'] },
    ['changes', '--since', '2024-08-26', '--until', '2025-01-31', '--why', 'restated']],
  ['list', { what: 'companies' }, ['list', 'companies']],
];
for (const [name, args, words] of same) {
  const answer = await call(client, name, args);
  assert.ok(!answer.isError, JSON.stringify(answer.content));
  const rows = [printed(...words)].flat();
  assert.deepEqual(answer.structuredContent.rows, rows, name);
  assert.equal(answer.structuredContent.rows_in_all, rows.length);
  assert.deepEqual(JSON.parse(answer.content[1].text), answer.structuredContent);
}
const explained = await call(client, 'explain', { company: 'tencent', period: '2024H1', growth: true });
assert.match(explained.content[0].text, /23,088,000,000 \/ 8,364,000,000 - 1/);
assert.deepEqual(explained.structuredContent.explanation, printed('explain', 'tencent', '2024H1', '--growth'));

// What is cut says how to go on, and goes on there.
const first = await call(client, 'show', { companies: ['all'], period: '2023..2024', by: 'quarter', limit: 5 });
assert.equal(first.structuredContent.rows.length, 5);
assert.match(first.content[0].text, /the rest with offset=5/);
const second = await call(client, 'show', { companies: ['all'], period: '2023..2024', by: 'quarter', limit: 5, offset: first.structuredContent.next_offset });
const both = await call(client, 'show', { companies: ['all'], period: '2023..2024', by: 'quarter', limit: 10 });
assert.deepEqual([...first.structuredContent.rows, ...second.structuredContent.rows], both.structuredContent.rows);

// Errors lead on: a tool's are answers, the protocol's are errors with a code.
const mistyped = await call(client, 'growth', { companies: ['alibba'], period: '2024H1' });
assert.ok(mistyped.isError);
assert.match(mistyped.content[0].text, /did you mean alibaba/);
assert.match((await call(client, 'show', { companies: ['meta'], perid: '2024' })).content[0].text, /did you mean period/);
await assert.rejects(call(client, 'grwth'), (error) => error.code === -32602 && /did you mean growth/.test(error.message));
await assert.rejects(call(client, 'add_figure'), /without --write/);

// Another process's commit is seen by the next question.
const command = (...words) => execFileSync(program, ['--db', database, ...words], { stdio: 'ignore' });
command('add', 'source', 'ft-2031', '--publisher', 'Financial Times', '--kind', 'press', '--known-on', '2031-01-05');
command('add', 'figure', 'meta', '2030', '90bn', 'USD', '--source', 'ft-2031');
assert.equal((await call(client, 'show', { companies: ['meta'], period: '2030', measure: 'capex' })).structuredContent.rows[0].amount, 90e9);
await client.close();

// A question that takes too long, as somebody holds the file, is an error, and the next one is answered.
const hasty = await connected('--timeout', '1');
const holder = spawn('sqlite3', [database], { stdio: ['pipe', 'pipe', 'inherit'] });
holder.stdin.write("BEGIN EXCLUSIVE; SELECT 'held';\n");
await new Promise((resolve) => holder.stdout.once('data', resolve));
const late = await call(hasty, 'list', { what: 'groups' });
assert.ok(late.isError);
assert.match(late.content[0].text, /took too long/);
holder.stdin.end('ROLLBACK;\n');
await new Promise((resolve) => holder.once('exit', resolve));
assert.ok(!(await call(hasty, 'list', { what: 'groups' })).isError);
await hasty.close();

// Entries are tried unless they are to be done, and can be taken back.
const writer = await connected('--write');
assert.equal((await writer.listTools()).tools.filter((tool) => !tool.annotations.readOnlyHint).length, 6);
const figure = { company: 'meta', period: '2031', amount: '99bn', currency: 'USD', source: 'ft-2031' };
const amount = async () => (await call(writer, 'show', { companies: ['meta'], period: '2031', measure: 'capex' })).structuredContent?.rows[0].amount;
const tried = await call(writer, 'add_figure', figure);
assert.deepEqual([tried.structuredContent.done, tried.structuredContent.counts.figures], [false, 1]);
assert.match(tried.content[0].text, /dry_run=false/);
assert.equal(await amount() ?? null, null);
assert.equal((await call(writer, 'add_figure', { ...figure, dry_run: false })).structuredContent.done, true);
assert.equal(await amount(), 99e9);
assert.match((await call(writer, 'add_figure', { ...figure, sorce: 'x' })).content[0].text, /did you mean source/);
const imports = (await call(writer, 'list', { what: 'imports' })).structuredContent.rows;
const last = Math.max(...imports.map((row) => row.import));
assert.equal((await call(writer, 'undo', { import: last, dry_run: false })).structuredContent.done, true);
assert.equal(await amount() ?? null, null);
await writer.close();
console.log('the client asked every tool');
