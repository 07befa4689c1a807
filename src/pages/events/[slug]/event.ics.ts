import type { APIRoute } from 'astro';
import { getEventCalendarPaths, respondWithCalendar } from '../../../feeds/endpoints.ts';

export const getStaticPaths = getEventCalendarPaths;

export const GET: APIRoute<{ text: string }> = ({ props }) => respondWithCalendar(props.text);
