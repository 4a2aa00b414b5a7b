/** What a scene of the demo photos is: shapes and surfaces in GLSL, and where the camera and the lamp stand. */

export type Vector = readonly [x: number, y: number, z: number];

/** Lengths are decimetres, y is up; colours are linear, 0 to 1, lights beyond. */
export interface Scene {
  readonly portrait?: boolean;
  readonly eye: Vector;
  readonly target: Vector;
  /** Focal length in image heights: 1 is wide, 2 is tele. */
  readonly focal: number;
  /** Diameter of the lens; the larger, the more blurred what is not at the target. */
  readonly aperture: number;
  /** Degrees by which the hand tilted the phone. */
  readonly tilt?: number;
  /** A ball, or with a span a row of balls, that sends light (radiance times area). */
  readonly lamp: {
    readonly at: Vector;
    readonly radius: number;
    readonly light: Vector;
    readonly span?: Vector;
  };
  readonly exposure?: number;
  /** Samples per pixel. */
  readonly samples?: number;
  /**
   * GLSL: `vec2 map(vec3 p)` (distance, surface number), `Surface surface(float id, vec3 p)`, `vec3 sky(vec3 d)`;
   * with `#define VEIL`, `vec4 veil(vec2 uv)` is laid over the picture: water in the air.
   */
  readonly glsl: string;
  /** SVG markup, 512 by 1024, that the surfaces may read as `decal(vec2 uv)`. */
  readonly decal?: string;
}
