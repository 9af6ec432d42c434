import { currentLang } from "#app/preferences.ts";
import { Home } from "#components/resident/home.tsx";

export default async function HomePage() {
  return <Home lang={await currentLang()} />;
}
