import { getSite } from '../content/queries/site.ts';
import { drawCode } from '../images/qr-code.ts';

/** A path for the QR code of each contact that has no link; today that is WeChat's number. */
export async function getCodePaths() {
  const wechat = (await getSite()).contact?.wechat;
  return wechat === undefined ? [] : [{ params: { code: 'wechat' }, props: { svg: drawCode(wechat) } }];
}
