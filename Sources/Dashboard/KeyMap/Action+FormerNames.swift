extension Action {
    /// The action that was once called `name` in `[keys]`; nil for other names. A former name keeps working.
    package init?(formerName name: String) {
        guard let action = Self.formerNames[name] else { return nil }
        self = action
    }

    private static let formerNames: [String: Action] = [
        "chooseLine": .select, "closeOverlay": .close, "dropFilter": .clearFilter, "editBody": .openFormInEditor,
        "editText": .openInEditor, "hold": .pauseRequest, "keepFilter": .applyFilter, "makeSVG": .convertToSVG,
        "makeVideo": .animateAsVideo, "markLine": .toggleSelection, "moveLater": .moveRequestDown,
        "moveSooner": .moveRequestUp, "nextFile": .nextResult, "nextOption": .nextValue, "openAddress": .openURL,
        "openDemo": .startDemo,
        "previousFile": .previousResult, "previousOption": .previousValue, "resetForm": .clearForm,
        "showLink": .showConnection,
        "viewRequest": .previewRequest, "withdraw": .cancelRequest,
    ]
}
