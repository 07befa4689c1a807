import { PassThrough } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { RequestGate } from '../../../../src/integrations/live-preview/request-gate.ts';

describe('an exchange of what answers are made of', () => {
  let gate: RequestGate;
  /** What happened, in order. */
  let events: string[];

  beforeEach(() => {
    gate = new RequestGate();
    events = [];
  });

  /** A request; the answer ends when its end is called. */
  function request(name: string): { end: () => void } {
    const response = new PassThrough();
    void gate.admit(response, () => events.push(`${name} passes`));
    return {
      end: () => {
        events.push(`${name} ends`);
        response.destroy();
      },
    };
  }

  function exchange(name: string): Promise<void> {
    return gate.exchange(() => {
      events.push(name);
    });
  }

  test('happens at once where nobody asks', async () => {
    await exchange('exchange');
    request('a');
    expect(events).toEqual(['exchange', 'a passes']);
  });

  test('waits for the answers under way, and later requests for it', async () => {
    const a = request('a');
    const b = request('b');
    const done = exchange('exchange');
    request('c');
    await setImmediate();
    b.end();
    await setImmediate();
    a.end();
    await done;
    await setImmediate();
    expect(events).toEqual(['a passes', 'b passes', 'b ends', 'a ends', 'exchange', 'c passes']);
  });

  test('comes after the one before, and both before the requests that wait', async () => {
    const a = request('a');
    const both = [exchange('first'), exchange('second')];
    request('b');
    a.end();
    await Promise.all(both);
    await setImmediate();
    expect(events).toEqual(['a passes', 'a ends', 'first', 'second', 'b passes']);
  });

  test('does not wait for who went away while waiting for another', async () => {
    const a = request('a');
    const first = exchange('first');
    request('b').end();
    a.end();
    await first;
    await setImmediate();
    await exchange('second');
    expect(events).toEqual(['a passes', 'b ends', 'a ends', 'first', 'b passes', 'second']);
  });

  test('that fails lets the requests pass', async () => {
    const failing = gate.exchange(() => Promise.reject(new Error('It failed.')));
    request('a');
    await expect(failing).rejects.toThrow('It failed.');
    await setImmediate();
    expect(events).toEqual(['a passes']);
  });

  test('does not wait for ever for an answer that nobody takes', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    try {
      request('a');
      const done = exchange('exchange');
      await setImmediate();
      vi.runAllTimers();
      await done;
      expect(events).toEqual(['a passes', 'exchange']);
    } finally {
      vi.useRealTimers();
    }
  });
});
