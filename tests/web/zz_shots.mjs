import { launch, eventually } from './browser.mjs';
import { serveSite } from './site_server.mjs';
import { goTo } from './workspace.mjs';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
const out = process.env.OUT ?? '/tmp/w/shots';
mkdirSync(out, { recursive: true });
const only = (process.env.ONLY ?? '').split(',').filter(Boolean);
const lang = process.env.LANGUAGE_ASKED ?? 'de';
const site = await serveSite();
const shapes = {
  desktop: { viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1, locale: 'de-DE' },
  phone: { viewport: { width: 412, height: 915 }, deviceScaleFactor: 1, hasTouch: true, isMobile: true, locale: 'de-DE' },
};
for (const [shape, options] of Object.entries(shapes)) {
  if (process.env.SHAPE && process.env.SHAPE !== shape) continue;
  const browser = await launch('chromium', { options });
  let tab = await browser.open(site.url);
  await new Promise(r => setTimeout(r, 6000));
  await tab.page.screenshot({ path: join(out, `${shape}_welcome.png`) });
  await tab.find('button', 'Mit Beispieldaten umsehen').first().click();
  await new Promise(r => setTimeout(r, 15000));
  for (const view of ['home','pipeline','contacts','import','meeting','settings','hand-offs','campaigns','feedback','goals','quality','agreement','activities','companies','duplicates','colleagues','deals','hand-off-rules']) {
    if (only.length && !only.includes(view)) continue;
    await goTo(tab, '#/' + view);
    await new Promise(r => setTimeout(r, 2500));
    await tab.page.screenshot({ path: join(out, `${shape}_${view}.png`) });
  }
  await browser.close();
}
await site.stop();
