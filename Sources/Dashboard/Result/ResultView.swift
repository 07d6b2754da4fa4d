import Canvas
import Domain
import Pixels
import Session
import Themes

/// The view of the result pane: a text, or a picture with its facts and URL.
struct ResultView {
    let state: State
    let look: RenderContext

    /// The rows below a picture: detail, facts and URL.
    static let factRows = 3

    private var isFocused: Bool { state.focus == .result }

    /// Returns the cells that a picture can fill inside the pane, above its lines of facts.
    static func pictureArea(in inner: Rect) -> Size { Size(width: inner.width, height: inner.height - factRows) }

    func draw(in frame: inout Frame, _ rect: Rect) {
        guard let run = state.selectedRun else {
            let inner = frame.pane(
                .result, rect, title: [look.span("Result", .muted)], isFocused: isFocused, look: look)
            frame.emptyState(["No result yet.", "Finished runs appear here."], in: inner, look: look)
            return
        }
        let inner = frame.pane(
            .result, rect,
            title: [look.span("Result ", .muted), look.span("\(run.title)", isFocused ? .title : .normal)],
            isFocused: isFocused, look: look)
        if let text = run.output?.text {
            drawText(text, of: run, in: &frame, inner, border: rect)
        } else if let file = state.result.file(of: run) {
            drawFile(file, of: run, in: &frame, inner)
        } else {
            drawProgress(of: run, in: &frame, inner)
        }
    }

    // MARK: text

    /// The rows below a text: detail, path or blank row, and facts.
    private static func textFactRows(of run: Run) -> Int { run.detail == nil ? 2 : 3 }

    private static func lines(of text: String, width: Int) -> [DisplayText] {
        DisplayText.lines(of: text).flatMap { $0.wrapped(to: max(1, min(width, 76))) }
    }

    /// Returns the row at which the last page of the text of `run` starts, in a pane of `rect`.
    static func lastTextRow(of run: Run?, in rect: Rect?) -> Int {
        guard let run, let text = run.output?.text, let rect else { return 0 }
        return max(0, lines(of: text, width: rect.width - 4).count - (rect.height - 2 - textFactRows(of: run)))
    }

    private func drawText(_ text: String, of run: Run, in frame: inout Frame, _ rect: Rect, border: Rect) {
        let (body, foot) = rect.splitBottom(Self.textFactRows(of: run))
        let lines = Self.lines(of: text, width: body.width)
        let offset = min(state.result.offset, max(0, lines.count - body.height))
        for (row, line) in lines.dropFirst(offset).prefix(body.height).enumerated() {
            frame.put(line, x: body.x, y: body.y + row, width: body.width, look[.normal])
        }
        let words = text.split(whereSeparator: \.isWhitespace).count
        let more = lines.count - offset - body.height
        let scrolls = state.keyMap.keyName(for: .down, in: .result).map { ", \($0) scrolls" } ?? ""
        let facts = [Wording.plural(words, "word"), took(run), more > 0 ? "\(more) more lines\(scrolls)" : nil]
        drawFacts(facts, in: &frame, foot)
        guard foot.height == Self.textFactRows(of: run) else { return }
        drawDetail(of: run, in: &frame, foot)
        drawDownload(of: run, in: &frame, Rect(x: foot.x, y: foot.maxY - 2, width: foot.width, height: 1))
    }

    // MARK: files

    private func drawFile(_ file: OutputFile, of run: Run, in frame: inout Frame, _ rect: Rect) {
        let (body, foot) = rect.splitBottom(Self.factRows)
        switch state.resultRequest.flatMap({ state.pictures.latest(for: $0) }) {
        case .picture(let picture): draw(picture, in: &frame, body)
        case .unavailable(let failure) where run.isSaved:
            let what = Wording.sentence(failure.what)
            frame.emptyState(["Saved. No preview for this file.", "\(what)"], in: body, look: look)
        case .unavailable(let failure):
            frame.emptyState(
                ["\(Wording.sentence(failure.what))", "\(Wording.sentence(failure.next))"], in: body, look: look)
        case nil where state.hasFirstFrame && !state.takesPictures:
            let shows = state.keyMap.keyName(for: .focusResult, in: .queue).map { ["\($0) loads it."] } ?? []
            frame.emptyState(
                ["Slow connection: the picture is not loaded."] + shows.map { DisplayText($0) }, in: body,
                look: look)
        case nil:
            let isLoading = state.resultRequest.map { state.pictures.isLoading($0) } ?? false || state.restsAt != nil
            if isLoading { frame.emptyState(["Loading picture" + look.glyphs.ellipsis], in: body, look: look) }
        }
        let size = file.width.flatMap { width in file.height.map { "\(width) \(look.isASCII ? "x" : "×") \($0)" } }
        let facts = [
            which(of: run), size, file.format.map(kindName), file.byteCount.map(Wording.bytes), took(run), when(run),
        ]
        let (line, address) = foot.splitBottom(1)
        drawFacts(facts, in: &frame, line)
        if line.height > 1 { drawDetail(of: run, in: &frame, line) }
        if !drawDownload(of: run, in: &frame, address) {
            drawAddress(file.url, in: &frame, address)
        }
    }

    /// Returns which of several files is shown, and the key of the next: `image 1 of 2, ] next`.
    private func which(of run: Run) -> String? {
        guard let files = run.output?.files, files.count > 1, let place = state.result.place(in: run) else {
            return nil
        }
        // Antekirt lists images first and conversions of them after.
        let areImages = files.allSatisfy { $0.format.map { !["svg", "mp4", "video/mp4"].contains($0) } ?? true }
        let next = state.keyMap.keyName(for: .nextResult, in: .result).map { ", \($0) next" } ?? ""
        return "\(areImages ? "image" : "file") \(place + 1) of \(files.count)\(next)"
    }

    /// Draws a URL. A long one is cut in the middle and followed by the key that shows all of it.
    private func drawAddress(_ url: String, in frame: inout Frame, _ rect: Rect) {
        let address = DisplayText(url)
        var room = rect.width
        if address.width > room, let key = state.keyMap.keyName(for: .showText, in: .result), room > 24 {
            let spans = [
                Span("\(key)", look[.key]).of(.action(.showText)),
                look.span(" full URL", .muted).of(.action(.showText)),
            ]
            let width = spans.reduce(0) { $0 + $1.text.width }
            frame.put(spans, x: rect.maxX - width, y: rect.y)
            room -= width + 1
        }
        let used = frame.put(address, x: rect.x, y: rect.y, width: room, look[.muted], truncation: .middle)
        if let target = BrowserURL(url) {
            frame.link(Rect(x: rect.x, y: rect.y, width: used, height: 1), to: target)
        }
    }

    /// Draws the state of the download. Returns false if there is none.
    @discardableResult
    private func drawDownload(of run: Run, in frame: inout Frame, _ rect: Rect) -> Bool {
        func put(_ words: String, _ role: Role, _ truncation: Truncation = .end) -> Bool {
            frame.put("\(words)", x: rect.x, y: rect.y, width: rect.width, look[role], truncation: truncation)
            return true
        }
        switch run.download {
        case .running(let received, let total, let speed):
            let words = Wording.progress(received: received, total: total, bytesPerSecond: speed).first ?? ""
            let stops = state.keyMap.sentence("cancels it", by: .download, in: .result)
            return put(Wording.text(["Downloading, \(words).", stops]), .live)
        case .retrying(let moment):
            return put("Download resumes \(state.clockFormat.soon(moment, now: state.now)).", .warn)
        case .failed(let failure): return put("Download failed: \(Wording.sentence(failure.what))", .bad)
        case .done(let paths):
            guard let path = paths.first else { return false }
            let more = paths.count > 1 ? " and \(paths.count - 1) more" : ""
            return put("Saved: \(path)\(more)", .good, .middle)
        case .cancelled, nil: return false
        }
    }

    /// Draws the detail, which tells the run from others of the same title, in the first row of `rect`.
    private func drawDetail(of run: Run, in frame: inout Frame, _ rect: Rect) {
        guard let detail = run.detail, rect.height > 0 else { return }
        frame.put(look.detail(detail), x: rect.x, y: rect.y, width: rect.width, look[.muted])
    }

    /// Returns the usual name of a media type: PNG for `image/png`.
    private func kindName(_ format: String) -> String {
        let last = format.split(separator: "/").last.map(String.init) ?? format
        return last.split(separator: "+").first.map { $0.uppercased() } ?? format
    }

    private func draw(_ picture: Picture, in frame: inout Frame, _ rect: Rect) {
        let left = rect.x + max(0, (rect.width - picture.width) / 2)
        for (row, cells) in picture.rows.prefix(rect.height).enumerated() {
            for (column, cell) in cells.prefix(rect.width).enumerated() {
                let style = Style(foreground: color(cell.foreground), background: color(cell.background))
                frame.cell("\(String(cell.glyph))", x: left + column, y: rect.y + row, style)
            }
        }
    }

    private func color(_ ink: Picture.Ink?) -> Color {
        switch ink {
        case .rgb(let red, let green, let blue): .rgb(red, green, blue)
        case .indexed(let number): .indexed(number)
        case nil: .terminal
        }
    }

    private func took(_ run: Run) -> String? { run.elapsed(at: state.now).map(Wording.clock) }

    private func when(_ run: Run) -> String {
        (run.endedAt ?? run.createdAt).map { Wording.ago($0, now: state.now) } ?? "time unknown"
    }

    private func drawFacts(_ facts: [String?], in frame: inout Frame, _ rect: Rect) {
        guard rect.height > 0 else { return }
        var x = rect.x
        for (index, fact) in facts.compactMap(\.self).enumerated() {
            let text = DisplayText(fact)
            guard x + text.width <= rect.maxX else { return }
            x += frame.put(text, x: x, y: rect.maxY - 1, look[index == 0 ? .normal : .muted]) + 2
        }
    }

    // MARK: nothing yet

    private func drawProgress(of run: Run, in frame: inout Frame, _ rect: Rect) {
        drawDetail(of: run, in: &frame, rect)
        let lines = ResultMessage(run: run, state: state).lines.map(look.words)
        frame.emptyState(lines, in: run.detail == nil ? rect : rect.splitTop(1).rest, look: look)
    }
}
