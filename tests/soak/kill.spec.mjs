// The kills of tests/web/kill.spec.mjs, two hundred for each browser.
process.env.TANDEM_KILLS ??= '200';
await import('../web/kill.spec.mjs');
