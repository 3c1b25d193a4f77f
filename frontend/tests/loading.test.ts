import { screen } from '@testing-library/vue';
import { afterEach, expect, it } from 'vitest';

import { openApp } from './app';
import { services } from './double/services';

const endless = () => new Promise<never>(() => {});
const kept: [Record<string, unknown>, string, unknown][] = [];

afterEach(() => {
  for (const [area, name, method] of kept.splice(0)) area[name] = method;
});

function neverAnswer(area: string, name: string): void {
  const methods = services[area] as Record<string, unknown>;
  kept.push([methods, name, methods[name]]);
  expect(methods[name]).toBeTruthy();
  methods[name] = endless;
}

it.each([
  ['/portrait', 'Portraits', 'Draw'],
  ['/customers/1', 'Customers', 'Get'],
  ['/sources', 'Sources', 'Report'],
  ['/tags', 'Tags', 'Report'],
  ['/todo', 'Reminders', 'Todo'],
  ['/slips', 'Parcels', 'Slips'],
  ['/feedback', 'Feedback', 'Groups'],
  ['/channels', 'Channels', 'All'],
  ['/doubles', 'Identities', 'Queue'],
])('%s says that it is loading, and not that there is nothing', async (address, area, name) => {
  neverAnswer(area, name);
  await openApp(address);
  expect(await screen.findByRole('status', { name: '正在读取' })).toBeTruthy();
});
