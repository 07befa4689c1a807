import type { APIRoute } from 'astro';
import { getEventsCalendar, respondWithCalendar } from '../feeds/endpoints.ts';

export const getProps = getEventsCalendar;

export const GET: APIRoute = async () => respondWithCalendar(await getProps());
