import { AppScene } from './app-scene.js';

/** The first start of the embedded database takes some seconds, on a busy machine a minute. */
const START_MS = 240_000;

/** One scene for a test file; every test leaves GitHub well, heard, and without a request that breaks its description. */
export function useScene(
  given: (scene: AppScene) => void,
  options: Parameters<typeof AppScene.start>[0] = {},
): void {
  let scene: AppScene;

  beforeAll(async () => {
    scene = await AppScene.start(options);
    given(scene);
  }, START_MS);

  afterEach(() => {
    scene.github.stopFailing();
    scene.github.deliverTo(scene.app.webhookUrl);
    expect(scene.github.violations).toEqual([]);
  });

  afterAll(() => scene.close());
}
