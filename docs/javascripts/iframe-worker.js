// The search runs in a worker, which browsers do not start from a file. Where the site is read from the disk, a hidden
// frame of the same page stands for the worker; over HTTP this script does nothing.
if (location.protocol === "file:") {
  window.Worker = class extends EventTarget {
    constructor(url) {
      super()
      this.waiting = []
      this.frame = document.createElement("iframe")
      this.frame.hidden = true
      this.frame.addEventListener("load", () => this.start(new URL(url, location.href)), {once: true})
      document.body.append(this.frame)
    }
    start(url) {
      const inside = this.frame.contentWindow
      // Messages arrive after the step that sends them, both ways, as those of a worker do.
      inside.postMessage = data => setTimeout(() => this.received(data))
      const script = inside.document.createElement("script")
      script.addEventListener("load", () => {
        const waiting = this.waiting
        this.waiting = null
        waiting.forEach(data => this.postMessage(data))
      })
      script.src = url
      inside.document.body.append(script)
    }
    received(data) {
      const event = new MessageEvent("message", {data})
      this.dispatchEvent(event)
      if (this.onmessage) this.onmessage(event)
    }
    postMessage(data) {
      if (this.waiting) this.waiting.push(data)
      else setTimeout(() => this.frame.contentWindow.dispatchEvent(new MessageEvent("message", {data})))
    }
    terminate() {
      this.frame.remove()
    }
  }
}
