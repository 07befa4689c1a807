import { getPictureVariants } from '../data/picture-variants.ts';

/** A path for each file that a picture is published as. */
export async function getPicturePaths() {
  const variants = await getPictureVariants();
  return variants.map(({ picture, variant }) => ({
    params: { name: variant.name },
    props: { picture, variant },
  }));
}
