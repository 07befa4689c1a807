/** A story as the fields of a form: texts as they are typed. */
export interface StoryForm {
  title: string;
  /** `YYYY-MM-DD` in the site’s time zone, or empty. */
  day: string;
  /** `HH:MM` there, or empty where the day alone counts. */
  time: string;
  source: string;
  /** With commas between them, as the authors. */
  tags: string;
  author: string;
  description: string;
  /** The day of the last change in substance, or empty. */
  updated: string;
  original: string;
  image: string;
  imageAlt: string;
  imageCredit: string;
  draft: boolean;
  /** Markdown, with LF alone. */
  body: string;
}

export const emptyForm: StoryForm = {
  ...{ title: '', day: '', time: '', source: '', tags: '', author: '', description: '', updated: '' },
  ...{ original: '', image: '', imageAlt: '', imageCredit: '', draft: false, body: '' },
};
