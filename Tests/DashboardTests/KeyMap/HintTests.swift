import Canvas
import Dashboard
import Domain
import Testing

struct HintTests {
    /// Returns the bottom line of the screen.
    private static func line(_ state: NamedState, _ width: Int) throws -> String {
        let height = width == 80 ? 24 : 36
        let row = try state.make(width, height).frame().row(height - 1)
        return String(row.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }

    @Test func everyStateHasItsLine() { #expect(Set(NamedState.all.map(\.name)) == Set(Self.lines.keys)) }

    @Test(arguments: NamedState.all)
    func theLineOffersWhatTheStateAllows(_ state: NamedState) throws {
        let expected = Self.lines[state.name] ?? ("", "")
        let (narrow, wide) = (try Self.line(state, 80), try Self.line(state, 120))
        #expect(narrow == expected.0)
        #expect(wide == expected.1)
    }

    /// A hint does something: pressed, it changes the state or has an effect.
    @Test(arguments: NamedState.all)
    func everyHintDoesSomething(_ state: NamedState) throws {
        let look = try RenderContext.fixture()
        var session = state.make(120, 36)
        // Questions take an answer only after a moment.
        session.wait(.seconds(1))
        for hint in session.state.hints {
            let keys = hint.keys.split(separator: " ").compactMap { Key(named: String($0)) }
            #expect(!keys.isEmpty)
            // Of two directions, one may be at its end. Running a form that lacks an answer goes there.
            let isDone = keys.contains { key in
                var tried = session
                let effects = tried.press(key)
                let words = tried.toastLines.filter { !session.toastLines.contains($0) }
                let isRefused = words.contains { words in Self.refusals.contains { words.hasPrefix($0) } }
                if isRefused { return hint.action == .run }
                return !effects.isEmpty || tried.state.render(look) != session.state.render(look)
            }
            #expect(isDone, "\(hint.keys) \(hint.label) does nothing")
        }
    }

    private static let refusals = ["No ", "Nothing ", "Not ", "Already ", "Only "]

    @Test(arguments: NamedState.all, [20, 40, 60, 78, 100, 118, 198])
    func aLineFits(_ state: NamedState, _ width: Int) {
        let line = HintLine(state.make(120, 36).state.hints, width: width)
        #expect(line.width <= width || line.own.isEmpty && line.general.count <= 1)
        let hints = state.make(120, 36).state.hints
        if width >= 78, hints.contains(where: { $0.action == .help }) {
            #expect(line.general.contains { $0.action == .help })
        }
        #expect(line.own == Array(hints.filter { !$0.isGeneral }.prefix(line.own.count)), "the last are dropped first")
    }

    @Test func theSameKeysAreHintedWithOtherKeys() throws {
        var session = Session.fixture()
        session.state.keyMap = try KeyMap.standard.remapped(by: KeyOverrides(everywhere: ["filter": ["ctrl-f"]]))
        #expect(try session.frame().row(35).contains("ctrl-f filter"))
    }

    @Test func anActionWithoutAKeyIsNotHinted() throws {
        var session = Session.fixture()
        session.state.keyMap = try KeyMap.standard.remapped(by: KeyOverrides(everywhere: ["random": []]))
        #expect(!session.state.hints.contains { $0.action == .random })
    }

    // MARK: the table

    /// The line at 80 and at 120 columns.
    private static let lines: [String: (String, String)] = [
        "catalog": (
            "enter open   / filter   h l section   R random      : commands  ? help  q quit",
            "enter open   / filter   h l section   R random   tab next pane   y copy                     : commands  ? help  q quit"
        ),
        "collection": (
            "enter show prompts   / filter   h l section         : commands  ? help  q quit",
            "enter show prompts   / filter   h l section   R random   tab next pane   y copy             : commands  ? help  q quit"
        ),
        "prompts of a collection": (
            "enter open   / filter   esc all prompts             : commands  ? help  q quit",
            "enter open   / filter   esc all prompts   h l section   R random   tab next pane            : commands  ? help  q quit"
        ),
        "typing a filter": (
            "enter apply   esc clear                                         alt-: commands",
            "enter apply   esc clear                                                                                 alt-: commands"
        ),
        "filtered catalog": (
            "enter open   / filter   esc clear filter            : commands  ? help  q quit",
            "enter open   / filter   esc clear filter   h l section   R random   tab next pane           : commands  ? help  q quit"
        ),
        "nothing matches": (
            "/ filter   esc clear filter   h l section           : commands  ? help  q quit",
            "/ filter   esc clear filter   h l section   R random   tab next pane                        : commands  ? help  q quit"
        ),
        "artinstring offline": (
            "enter open   / filter   h l section                 : commands  ? help  q quit",
            "enter open   / filter   h l section   tab next pane   y copy                                : commands  ? help  q quit"
        ),
        "catalog unavailable": (
            "r retry   h l section   tab next pane               : commands  ? help  q quit",
            "r retry   h l section   tab next pane                                                       : commands  ? help  q quit"
        ),
        "token refused": (
            "h l section   tab next pane                         : commands  ? help  q quit",
            "h l section   tab next pane                                                                 : commands  ? help  q quit"
        ),
        "Antekirt alone": (
            "enter open   / filter   h l section                 : commands  ? help  q quit",
            "enter open   / filter   h l section   tab next pane   y copy                                : commands  ? help  q quit"
        ),
        "text field": (
            "tab next field   ctrl-r run   alt-s suggest   esc done          alt-: commands",
            "tab next field   ctrl-r run   alt-s suggest   esc done   alt-e editor                                   alt-: commands"
        ),
        "text line": (
            "enter edit   ctrl-r run 1 image run   esc back              : commands  ? help",
            "enter edit   ctrl-r run 1 image run   esc back   v preview   p presets   s suggest   z zoom         : commands  ? help"
        ),
        "changed choice": (
            "enter edit   ctrl-r run 1 image run   h l change            : commands  ? help",
            "enter edit   ctrl-r run 1 image run   h l change   x reset   u undo   esc back   v preview          : commands  ? help"
        ),
        "list": (
            "enter edit   ctrl-r run 1 image run   a add   esc back      : commands  ? help",
            "enter edit   ctrl-r run 1 image run   a add   esc back   v preview   p presets   s suggest          : commands  ? help"
        ),
        "item": (
            "enter edit   ctrl-r run 1 image run   a add   D remove      : commands  ? help",
            "enter edit   ctrl-r run 1 image run   a add   D remove   u undo   esc back   v preview              : commands  ? help"
        ),
        "sweep": (
            "enter edit   ctrl-r run 2 image runs   x reset              : commands  ? help",
            "enter edit   ctrl-r run 2 image runs   x reset   u undo   esc back   v preview   p presets          : commands  ? help"
        ),
        "tier out of reach": (
            "enter edit   esc back   v preview   p presets               : commands  ? help",
            "enter edit   esc back   v preview   p presets   s suggest   z zoom                                  : commands  ? help"
        ),
        "price unknown": (
            "enter edit   ctrl-r run   esc back   v preview              : commands  ? help",
            "enter edit   ctrl-r run   esc back   v preview   p presets   s suggest   z zoom                     : commands  ? help"
        ),
        "no form": (
            "1 catalog                                                   : commands  ? help",
            "1 catalog                                                                                           : commands  ? help"
        ),
        "no runs": (
            "esc back   1 catalog   tab next pane                : commands  ? help  q quit",
            "esc back   1 catalog   z zoom   tab next pane                                               : commands  ? help  q quit"
        ),
        "runs unavailable": (
            "r retry   esc back   1 catalog   tab next pane      : commands  ? help  q quit",
            "r retry   esc back   1 catalog   z zoom   tab next pane                                     : commands  ? help  q quit"
        ),
        "filtered queue": (
            "enter view   d download   y copy text               : commands  ? help  q quit",
            "d download   y copy text   Z enlarge   ctrl-r run again   e edit & rerun   / filter         : commands  ? help  q quit"
        ),
        "only one waiting": (
            "x cancel   p pause   e edit   / filter              : commands  ? help  q quit",
            "x cancel   p pause   e edit   / filter   z zoom   tab next pane                             : commands  ? help  q quit"
        ),
        "waiting": (
            "x cancel   p pause   e edit   K J move              : commands  ? help  q quit",
            "x cancel   p pause   e edit   K J move   / filter   z zoom   tab next pane                  : commands  ? help  q quit"
        ),
        "paused": (
            "x cancel   p resume   e edit   / filter             : commands  ? help  q quit",
            "x cancel   p resume   e edit   / filter   z zoom   tab next pane                            : commands  ? help  q quit"
        ),
        "sending": (
            "enter view   / filter   tab next pane               : commands  ? help  q quit",
            "/ filter   z zoom   tab next pane                                                           : commands  ? help  q quit"
        ),
        "searching": (
            "enter view   / filter   tab next pane               : commands  ? help  q quit",
            "/ filter   z zoom   tab next pane                                                           : commands  ? help  q quit"
        ),
        "unconfirmed": (
            "enter resolve   / filter   tab next pane            : commands  ? help  q quit",
            "enter resolve   / filter   z zoom   tab next pane                                           : commands  ? help  q quit"
        ),
        "running": (
            "enter view   y copy id   / filter                   : commands  ? help  q quit",
            "y copy id   / filter   z zoom   tab next pane                                               : commands  ? help  q quit"
        ),
        "failed": (
            "ctrl-r run again 1 image run   e edit & rerun   enter view      ? help  q quit",
            "ctrl-r run again 1 image run   e edit & rerun   y copy id   / filter   z zoom               : commands  ? help  q quit"
        ),
        "failed, credits": (
            "ctrl-r run again 25 cr   e edit & rerun   enter view            ? help  q quit",
            "ctrl-r run again 25 credits   e edit & rerun   y copy id   / filter   z zoom                : commands  ? help  q quit"
        ),
        "failed, price unknown": (
            "ctrl-r run again   e edit & rerun   enter view      : commands  ? help  q quit",
            "ctrl-r run again   e edit & rerun   y copy id   / filter   z zoom   tab next pane           : commands  ? help  q quit"
        ),
        "cancelled": (
            "ctrl-r run again   e edit & rerun   enter view      : commands  ? help  q quit",
            "ctrl-r run again   e edit & rerun   y copy id   / filter   z zoom   tab next pane           : commands  ? help  q quit"
        ),
        "completed": (
            "enter view   d download   y copy link               : commands  ? help  q quit",
            "d download   y copy link   Z enlarge   ctrl-r run again   e edit & rerun   o open URL       : commands  ? help  q quit"
        ),
        "completed elsewhere": (
            "enter view   d download   y copy link               : commands  ? help  q quit",
            "d download   y copy link   Z enlarge   o open URL   / filter   z zoom   tab next pane       : commands  ? help  q quit"
        ),
        "downloading": (
            "enter view   d cancel download   y copy link        : commands  ? help  q quit",
            "d cancel download   y copy link   Z enlarge   ctrl-r run again   e edit & rerun             : commands  ? help  q quit"
        ),
        "downloaded": (
            "enter view   y copy link   ctrl-r run again         : commands  ? help  q quit",
            "y copy link   Z enlarge   ctrl-r run again   e edit & rerun   o open URL   / filter         : commands  ? help  q quit"
        ),
        "Antekirt image": (
            "enter view   d download   S SVG 5 cr                : commands  ? help  q quit",
            "d download   S SVG 5 credits   V video 25 credits   y copy link   Z enlarge                 : commands  ? help  q quit"
        ),
        "Antekirt image with an SVG": (
            "enter view   d download   V video 25 cr             : commands  ? help  q quit",
            "d download   V video 25 credits   y copy link   Z enlarge   ctrl-r run again                : commands  ? help  q quit"
        ),
        "SVG": (
            "enter view   d download   V video 25 cr             : commands  ? help  q quit",
            "d download   V video 25 credits   y copy link   Z enlarge   ctrl-r run again                : commands  ? help  q quit"
        ),
        "SVG beside its image": (
            "enter view   d download   y copy link               : commands  ? help  q quit",
            "d download   y copy link   Z enlarge   ctrl-r run again   e edit & rerun   o open URL       : commands  ? help  q quit"
        ),
        "SVG in progress": (
            "enter view   y copy link   / filter                 : commands  ? help  q quit",
            "y copy link   / filter   z zoom   tab next pane                                             : commands  ? help  q quit"
        ),
        "no result": (
            "1 catalog   esc back   tab next pane                : commands  ? help  q quit",
            "1 catalog   z zoom   esc back   tab next pane                                               : commands  ? help  q quit"
        ),
        "text": (
            "d download   y copy text   ctrl-r run again         : commands  ? help  q quit",
            "d download   y copy text   z zoom   ctrl-r run again   e edit & rerun   esc back            : commands  ? help  q quit"
        ),
        "picture": (
            "d download   y copy link   ctrl-r run again         : commands  ? help  q quit",
            "d download   y copy link   z zoom   ctrl-r run again   e edit & rerun   o open URL          : commands  ? help  q quit"
        ),
        "several files": (
            "d download   S SVG 5 cr   V video 25 cr             : commands  ? help  q quit",
            "d download   S SVG 5 credits   V video 25 credits   y copy link   z zoom   [ ] results      : commands  ? help  q quit"
        ),
        "failed result": (
            "ctrl-r run again 1 image run   e edit & rerun   y copy id       ? help  q quit",
            "ctrl-r run again 1 image run   e edit & rerun   y copy id   z zoom   esc back               : commands  ? help  q quit"
        ),
        "unconfirmed result": (
            "enter resolve   esc back   tab next pane            : commands  ? help  q quit",
            "enter resolve   z zoom   esc back   tab next pane                                           : commands  ? help  q quit"
        ),
        "missing output": (
            "r retry   d download   y copy id                    : commands  ? help  q quit",
            "r retry   d download   y copy id   z zoom   ctrl-r run again   e edit & rerun               : commands  ? help  q quit"
        ),
        "zoomed result": (
            "d download   y copy text   [ ] results              : commands  ? help  q quit",
            "z back   d download   y copy text   [ ] results   ctrl-r run again   e edit & rerun         : commands  ? help  q quit"
        ),
        "help": (
            "enter select   esc close",
            "enter select   esc close"
        ),
        "no command matches": (
            "esc close",
            "esc close"
        ),
        "choices": (
            "enter apply   esc close   tab select",
            "enter apply   esc close   tab select"
        ),
        "question": (
            "enter select   esc cancel",
            "enter select   esc cancel"
        ),
        "question for an outcome": (
            "enter select   esc later",
            "enter select   esc later"
        ),
        "text page": (
            "esc close   y copy",
            "esc close   y copy"
        ),
    ]
}
