import { createHash } from 'node:crypto';

/** What `npm sbom` writes, as far as it is changed here: CycloneDX 1.5. */
export interface BillOfMaterials {
  serialNumber: string;
  metadata: { timestamp: string; component: { name: string; 'bom-ref': string } };
  components: { name: string; version: string; licenses?: unknown }[];
}

/**
 * Replaces what is another thing each time: the moment, the random serial number, and the name, for which
 * npm takes that of the folder. The serial number (a UUID, RFC 9562, version 8) comes from all the rest.
 *
 * @param time in seconds since 1970.
 */
export function makeReproducible(bill: BillOfMaterials, time: number): BillOfMaterials {
  const { component } = bill.metadata;
  const metadata = {
    ...bill.metadata,
    timestamp: new Date(time * 1000).toISOString(),
    component: { ...component, name: component['bom-ref'].replace(/@[^@]*$/, '') },
  };
  const digest = createHash('sha256')
    .update(JSON.stringify({ ...bill, serialNumber: '', metadata }))
    .digest('hex');
  return { ...bill, serialNumber: `urn:uuid:${formatIdentifier(digest)}`, metadata };
}

function formatIdentifier(digest: string): string {
  const [, a = '', b = '', c = '', d = '', e = ''] = /^(.{8})(.{4}).(.{3}).(.{3})(.{12})/.exec(digest) ?? [];
  return [a, b, `8${c}`, `8${d}`, e].join('-');
}
