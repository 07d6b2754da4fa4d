/// What a key can ask the dashboard to do.
package enum Action: String, CaseIterable, Hashable, Sendable {
    case up, down, top, bottom, halfPageUp, halfPageDown, pageUp, pageDown
    case open, back, quit, filter, keepFilter, dropFilter, nextSection, previousSection
    case focusCatalog, focusForm, focusQueue, focusResult, nextPane, previousPane
    case run, editField, leaveField, nextField, previousField, nextOption, previousOption, resetField
    case resetForm, undo, redo, toggleFold, addItem, removeItem, moveItemUp, moveItemDown, setNull, markLine
    case suggest, presets, deletePreset, viewRequest, editText, editBody, runAgain, renameKey
    case refresh, random, copy, palette, help, closeOverlay, chooseLine
    case withdraw, editRequest, hold, moveSooner, moveLater, download, makeSVG, makeVideo, confirm
    case openDemo, redraw, suspend

    /// What it does, in a few words, for help and the palette.
    package var title: String {
        switch self {
        case .up: "up"
        case .down: "down"
        case .top: "to the top"
        case .bottom: "to the bottom"
        case .halfPageUp: "half a page up"
        case .halfPageDown: "half a page down"
        case .pageUp: "a page up"
        case .pageDown: "a page down"
        case .open: "open"
        case .back: "back"
        case .quit: "quit, runs go on at the service"
        case .filter: "filter the list"
        case .keepFilter: "keep the filter"
        case .dropFilter: "drop the filter"
        case .nextSection: "next section of the catalog"
        case .previousSection: "previous section of the catalog"
        case .focusCatalog: "go to the catalog"
        case .focusForm: "go to the form"
        case .focusQueue: "go to the queue"
        case .focusResult: "go to the result"
        case .nextPane: "next pane"
        case .previousPane: "previous pane"
        case .run: "check the form and run it"
        case .editField: "edit the field"
        case .leaveField: "leave the field"
        case .nextField: "next field"
        case .previousField: "previous field"
        case .nextOption: "next choice, or one step more"
        case .previousOption: "previous choice, or one step less"
        case .resetField: "put the default back"
        case .resetForm: "take all answers away"
        case .undo: "take the last change back"
        case .redo: "make the change again"
        case .toggleFold: "fold or unfold a group"
        case .addItem: "add an item"
        case .removeItem: "take the item away"
        case .moveItemUp: "move the item up"
        case .moveItemDown: "move the item down"
        case .setNull: "answer null, where it is taken"
        case .markLine: "mark the line"
        case .suggest: "earlier answers and examples"
        case .presets: "keep the form under a name, or fill it from one"
        case .deletePreset: "forget the preset"
        case .viewRequest: "see exactly what would be sent"
        case .runAgain: "run it again as it was"
        case .renameKey: "give the value another name"
        case .editText: "edit the text, elsewhere the whole form, in $EDITOR"
        case .editBody: "edit the whole form as JSON in $EDITOR"
        case .refresh: "read everything again"
        case .random: "a random prompt"
        case .copy: "copy to the terminal's clipboard"
        case .palette: "command palette"
        case .help: "help for this place"
        case .closeOverlay: "close"
        case .chooseLine: "do it"
        case .withdraw: "take back a request that waits"
        case .editRequest: "take it back and edit it, or edit and run it again"
        case .hold: "hold a request that waits, or let it go"
        case .moveSooner: "move it up the line"
        case .moveLater: "move it down the line"
        case .download: "download, or stop downloading"
        case .makeSVG: "make it an SVG"
        case .makeVideo: "make it a video"
        case .confirm: "yes"
        case .openDemo: "open the demo"
        case .redraw: "repaint the screen"
        case .suspend: "suspend Easel"
        }
    }

    /// One word for the hint line.
    package var hint: String {
        switch self {
        case .open: "open"
        case .filter: "filter"
        case .run: "run"
        case .help: "help"
        case .palette: "command"
        case .random: "random"
        case .refresh: "refresh"
        case .back, .leaveField: "back"
        case .quit: "quit"
        case .nextField: "next"
        case .editField: "edit"
        case .nextSection: "section"
        case .keepFilter: "keep"
        case .dropFilter: "drop"
        case .copy: "copy"
        case .withdraw: "take back"
        case .editRequest: "edit"
        case .hold: "hold"
        case .moveSooner: "sooner"
        case .moveLater: "later"
        case .download: "download"
        case .makeSVG: "SVG"
        case .makeVideo: "video"
        case .closeOverlay: "close"
        case .chooseLine: "do it"
        case .openDemo: "demo"
        case .nextPane: "pane"
        case .resetField: "reset"
        case .undo: "undo"
        case .toggleFold: "fold"
        case .addItem: "add"
        case .removeItem: "remove"
        case .markLine: "mark"
        case .deletePreset: "forget"
        case .runAgain: "run again"
        case .renameKey: "rename"
        case .nextOption: "choose"
        default: title
        }
    }
}
