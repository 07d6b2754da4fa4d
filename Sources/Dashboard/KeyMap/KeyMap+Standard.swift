import Forms
import Canvas

extension KeyMap {
    /// The key map without the user's overrides.
    package static let standard = KeyMap(
        catalog + form + queue + panes + overlays + everywhere + movement)

    private static let places: Set<KeyContext> = [.catalog, .form, .queue, .result]
    private static let all = Set(KeyContext.allCases)

    private static func bind(_ keys: Key..., to action: Action, in contexts: Set<KeyContext>) -> Binding {
        Binding(keys: keys, action: action, contexts: contexts)
    }

    private static let movement: [Binding] = [
        bind(.character("j"), .down, to: .down, in: places),
        bind(.character("k"), .up, to: .up, in: places),
        bind(.down, .control("n"), to: .down, in: [.chooser]),
        bind(.up, .control("p"), to: .up, in: [.chooser]),
        bind(.character("j"), .down, .tab, to: .down, in: [.question]),
        bind(.character("k"), .up, .backTab, to: .up, in: [.question]),
        bind(.character("j"), .down, to: .down, in: [.page]),
        bind(.character("k"), .up, to: .up, in: [.page]),
        bind(.down, to: .down, in: [.filter]),
        bind(.up, to: .up, in: [.filter]),
        bind(.character("g"), .home, to: .top, in: places.union([.page])),
        bind(.character("G"), .end, to: .bottom, in: places.union([.page])),
        bind(.control("d"), to: .halfPageDown, in: places.union([.page])),
        bind(.control("u"), to: .halfPageUp, in: places.union([.page])),
        bind(.pageDown, to: .pageDown, in: places.union([.chooser, .filter, .page])),
        bind(.pageUp, to: .pageUp, in: places.union([.chooser, .filter, .page])),
    ]

    private static let catalog: [Binding] = [
        bind(.character("/"), to: .filter, in: [.catalog]),
        bind(.enter, to: .open, in: [.catalog]),
        bind(.character("l"), .right, to: .nextSection, in: [.catalog]),
        bind(.character("h"), .left, to: .previousSection, in: [.catalog]),
        bind(.enter, to: .applyFilter, in: [.filter]),
        bind(.escape, to: .clearFilter, in: [.filter]),
        bind(.character("R"), to: .random, in: [.catalog, .form, .queue, .result]),
    ]

    private static let form: [Binding] = [
        bind(.tab, to: .nextField, in: [.field]),
        bind(.backTab, to: .previousField, in: [.field, .form]),
        bind(.tab, to: .nextField, in: [.form]),
        bind(.control("r"), to: .run, in: [.field, .form]),
        bind(.enter, .character("i"), to: .editField, in: [.form]),
        bind(.character("l"), .right, to: .nextValue, in: [.form]),
        bind(.character("h"), .left, to: .previousValue, in: [.form]),
        bind(.character("x"), .delete, to: .resetField, in: [.form]),
        bind(.escape, to: .leaveField, in: [.field]),
        bind(.character("u"), .control("_"), to: .undo, in: [.form]),
        bind(.character("U"), .alt("_"), to: .redo, in: [.form]),
        bind(.control("_"), to: .undo, in: [.field]),
        bind(.alt("_"), to: .redo, in: [.field]),
        bind(.character(" "), to: .toggleFold, in: [.form]),
        bind(.character("a"), .alt("a"), to: .addItem, in: [.form]),
        bind(.alt("a"), to: .addItem, in: [.field]),
        bind(.character("D"), .alt("x"), to: .removeItem, in: [.form]),
        bind(.alt("x"), to: .removeItem, in: [.field]),
        bind(.character("K"), .alt("k"), to: .moveItemUp, in: [.form]),
        bind(.alt("k"), to: .moveItemUp, in: [.field]),
        bind(.character("J"), .alt("j"), to: .moveItemDown, in: [.form]),
        bind(.alt("j"), to: .moveItemDown, in: [.field]),
        bind(.character("n"), .alt("n"), to: .setNull, in: [.form]),
        bind(.alt("n"), to: .setNull, in: [.field]),
        bind(.character("N"), .alt("r"), to: .renameKey, in: [.form]),
        bind(.alt("r"), to: .renameKey, in: [.field]),
        bind(.character("X"), to: .clearForm, in: [.form]),
        bind(.character("s"), .alt("s"), to: .suggest, in: [.form]),
        bind(.alt("s"), to: .suggest, in: [.field]),
        bind(.character("v"), to: .previewRequest, in: [.form]),
        bind(.character("p"), .alt("p"), to: .presets, in: [.form]),
        bind(.alt("p"), to: .presets, in: [.field]),
        bind(.character("e"), .alt("e"), to: .openInEditor, in: [.form]),
        bind(.alt("e"), to: .openInEditor, in: [.field]),
        bind(.character("E"), .alt("E"), to: .openFormInEditor, in: [.form]),
        bind(.alt("E"), to: .openFormInEditor, in: [.field]),
    ]

    private static let queue: [Binding] = [
        bind(.enter, to: .open, in: [.queue, .result]),
        bind(.character("x"), .delete, to: .cancelRequest, in: [.queue, .result]),
        bind(.character("p"), to: .pauseRequest, in: [.queue, .result]),
        bind(.character("e"), to: .editRequest, in: [.queue, .result]),
        bind(.control("r"), to: .runAgain, in: [.queue, .result]),
        bind(.character("K"), to: .moveRequestUp, in: [.queue, .result]),
        bind(.character("J"), to: .moveRequestDown, in: [.queue, .result]),
        bind(.character("d"), to: .download, in: [.queue, .result]),
        bind(.character("S"), to: .convertToSVG, in: [.queue, .result]),
        bind(.character("V"), to: .animateAsVideo, in: [.queue, .result]),
        bind(.character("/"), to: .filter, in: [.queue]),
        bind(.character("]"), to: .nextResult, in: places),
        bind(.character("["), to: .previousResult, in: places),
        bind(.character("z"), to: .zoom, in: places),
        bind(.character("Z"), to: .enlarge, in: places),
    ]

    private static let panes: [Binding] = [
        bind(.character("1"), to: .focusCatalog, in: places),
        bind(.character("2"), to: .focusForm, in: places),
        bind(.character("3"), to: .focusQueue, in: places),
        bind(.character("4"), to: .focusResult, in: places),
        bind(.tab, to: .nextPane, in: [.catalog, .queue, .result]),
        bind(.backTab, to: .previousPane, in: [.catalog, .queue, .result]),
        bind(.character("y"), to: .copy, in: places),
        bind(.character("Y"), .alt("y"), to: .showText, in: places),
        bind(.alt("y"), to: .showText, in: [.field, .filter]),
        bind(.character("o"), to: .openURL, in: places),
        bind(.character("r"), to: .refresh, in: places),
        bind(.escape, to: .back, in: places),
        bind(.character("q"), to: .back, in: [.form]),
    ]

    private static let overlays: [Binding] = [
        bind(.enter, to: .select, in: [.chooser]),
        bind(.tab, to: .toggleSelection, in: [.chooser]),
        bind(.alt("x"), to: .deletePreset, in: [.chooser]),
        bind(.escape, to: .close, in: [.chooser]),
        bind(.enter, to: .select, in: [.question]),
        bind(.character("y"), to: .confirm, in: [.question]),
        bind(.escape, .character("n"), .character("q"), to: .close, in: [.question]),
        bind(.escape, .enter, .character("q"), to: .close, in: [.page]),
        bind(.character("y"), to: .copy, in: [.page]),
        bind(.character("o"), to: .openURL, in: [.page]),
        bind(.enter, .character("d"), to: .startDemo, in: [.welcome]),
    ]

    private static let everywhere: [Binding] = [
        bind(.character(":"), .alt(":"), to: .palette, in: places),
        bind(.alt(":"), to: .palette, in: [.field, .filter]),
        bind(.character("?"), to: .help, in: places.union([.welcome])),
        bind(.character("q"), to: .quit, in: [.catalog, .queue, .result, .welcome]),
        bind(.character("T"), to: .theme, in: places.union([.welcome])),
        bind(.character("L"), to: .showConnection, in: places),
        bind(.alt("m"), to: .toggleMouse, in: all),
        bind(.control("c"), to: .quit, in: all),
        bind(.control("l"), to: .redraw, in: all),
        bind(.control("z"), to: .suspend, in: all),
    ]
}
