/**
 * A picture of the ground, taken while time runs: the map under the marks does not change then, so a step puts the
 * picture back and draws the marks alone, instead of having MapLibre draw every road and name again.
 */

export type GroundPicture = {
  /** Keeps what the canvas shows now, within a frame of the map; false where it cannot be kept. */
  take: () => boolean;
  /** Puts the kept picture on the whole canvas. */
  put: () => void;
  remove: () => void;
};

/** Makes a picture in the map's own context; nothing is kept in memory until it is taken. */
export function makeGroundPicture(gl: WebGL2RenderingContext): GroundPicture {
  let host: { frame: WebGLFramebuffer; pixels: WebGLRenderbuffer; width: number; height: number } | null =
    null;

  function remove(): void {
    if (!host) return;
    gl.deleteFramebuffer(host.frame);
    gl.deleteRenderbuffer(host.pixels);
    host = null;
  }

  function makeHost(width: number, height: number): NonNullable<typeof host> {
    const [frame, pixels] = [gl.createFramebuffer(), gl.createRenderbuffer()];
    gl.bindRenderbuffer(gl.RENDERBUFFER, pixels);
    gl.renderbufferStorage(gl.RENDERBUFFER, gl.RGBA8, width, height);
    gl.bindRenderbuffer(gl.RENDERBUFFER, null);
    gl.bindFramebuffer(gl.FRAMEBUFFER, frame);
    gl.framebufferRenderbuffer(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.RENDERBUFFER, pixels);
    return { frame, pixels, width, height };
  }

  function copy(from: WebGLFramebuffer | null, to: WebGLFramebuffer | null): void {
    if (!host) return;
    const { width, height } = host;
    gl.disable(gl.SCISSOR_TEST);
    gl.bindFramebuffer(gl.READ_FRAMEBUFFER, from);
    gl.bindFramebuffer(gl.DRAW_FRAMEBUFFER, to);
    gl.blitFramebuffer(0, 0, width, height, 0, 0, width, height, gl.COLOR_BUFFER_BIT, gl.NEAREST);
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
  }

  return {
    take() {
      // A canvas that smooths edges by samples, or a map that draws into a texture first, is not copied like this.
      if (
        gl.getContextAttributes()?.antialias !== false ||
        gl.getParameter(gl.FRAMEBUFFER_BINDING) !== null
      ) {
        return false;
      }
      const [width, height] = [gl.drawingBufferWidth, gl.drawingBufferHeight];
      if (host?.width !== width || host.height !== height) {
        remove();
        host = makeHost(width, height);
      }
      copy(null, host.frame);
      return true;
    },
    put() {
      if (!host) return;
      gl.bindFramebuffer(gl.FRAMEBUFFER, null);
      gl.disable(gl.SCISSOR_TEST);
      gl.viewport(0, 0, host.width, host.height);
      gl.colorMask(true, true, true, true);
      // A canvas that was shown is emptied by the browser before the first call that draws, and copying is none: without
      // a clear of its own, the copy would be wiped away by the marks that follow.
      gl.clear(gl.COLOR_BUFFER_BIT);
      copy(host.frame, null);
    },
    remove,
  };
}
