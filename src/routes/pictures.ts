import { getPictureVariants } from '../images/picture-variants.ts';
import { createLazyPath } from './lazy-path.ts';

/** A path for each file that a picture is published as. */
export async function getPicturePaths() {
  const variants = await getPictureVariants();
  return variants.map(({ picture, variant }) =>
    createLazyPath({ name: variant.name }, () => ({ picture, variant })),
  );
}
