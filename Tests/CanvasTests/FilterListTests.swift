import Canvas
import Testing

struct FilterListTests {
    private static let labels = ["stoic owl", "neon fox", "paper crane", "fox in snow", "glass whale"]

    private func list(maxMarks: Int? = nil, allowsCustom: Bool = false) -> FilterList {
        FilterList(Self.labels.map { FilterList.Option($0) }, maxMarks: maxMarks, allowsCustom: allowsCustom)
    }

    private func typed(_ text: String, into list: FilterList) -> FilterList {
        var list = list
        for character in text { list.edit { $0.handle(.character(character)) } }
        return list
    }

    private func rows(_ list: FilterList) -> [FilterList.Row] { (0..<list.count).compactMap { list.row(at: $0) } }

    @Test(arguments: [
        ("", [0, 1, 2, 3, 4]), ("f", [3, 1]), ("fi", [3]), ("fox", [3, 1]), ("x", [1, 3]), ("of", [1]), ("sn", [3]),
        ("OWL", [0]), ("zz", []),
    ])
    func typingNarrowsTheList(text: String, places: [Int]) {
        let list = typed(text, into: list())
        #expect(rows(list) == places.map(FilterList.Row.option))
        #expect(list.selected == places.first.map(FilterList.Row.option))
    }

    @Test func deletingLettersWidensTheListAgain() {
        var list = typed("fox", into: list())
        for _ in 0..<3 { list.edit { $0.handle(.backspace) } }
        #expect(list.count == 5)
        list.edit { $0.handle(.backspace) }
        #expect(rows(list) == (0..<5).map(FilterList.Row.option))
    }

    @Test func movingInTheFilterKeepsTheCursorInTheList() {
        var list = list()
        list.move(by: 3)
        list.edit { $0.handle(.home) }
        #expect(list.cursor == 3)
        list.edit { $0.handle(.character("f")) }
        #expect(list.cursor == 0)
    }

    @Test(arguments: [(2, 2), (99, 4), (-1, 0), (Int.max, 4), (Int.min, 0)])
    func theCursorStaysInTheList(steps: Int, row: Int) {
        var list = list()
        list.move(by: steps)
        #expect(list.cursor == row)
    }

    @Test func theWindowFollowsTheCursor() {
        var list = FilterList((0..<10_000).map { FilterList.Option("option \($0)") })
        list.resize(height: 10)
        list.moveToOption(5000)
        #expect(list.window.visible.contains(5000))
        let offset = list.window.offset
        list.move(by: -1)
        #expect(list.window.offset == offset)
        list.movePages(by: 1)
        #expect(list.cursor == 5008)
        #expect(list.window.visible.contains(5008))
    }

    @Test func aCustomValueIsOfferedLastUnlessItIsAnOption() {
        #expect(rows(typed("fox", into: list(allowsCustom: true))) == [.option(3), .option(1), .custom("fox")])
        #expect(rows(typed("neon fox", into: list(allowsCustom: true))) == [.option(1)])
        #expect(typed("zebra", into: list(allowsCustom: true)).selected == .custom("zebra"))
        #expect(rows(typed("zebra", into: list())).isEmpty)
        #expect(rows(typed("  ", into: list(allowsCustom: true))).count == 5)
    }

    @Test func marksAreKeptWhileFilteringInTheOptionsOrder() {
        var list = list(maxMarks: 3)
        list.move(by: 4)
        let isDone1 = list.toggle()
        #expect(isDone1)
        list = typed("owl", into: list)
        let isDone2 = list.toggle()
        #expect(isDone2)
        #expect(list.choices == [.option(0), .option(4)])
        let isDone3 = list.toggle()
        #expect(isDone3)
        #expect(list.choices == [.option(4)])
    }

    @Test func theNumberOfMarksIsLimited() {
        var list = list(maxMarks: 2, allowsCustom: true)
        let isDone4 = list.toggle(.option(1))
        #expect(isDone4)
        let isDone5 = list.toggle(.custom("zebra"))
        #expect(isDone5)
        let isDone6 = list.toggle(.option(2))
        #expect(!isDone6)
        let isDone7 = list.toggle(.custom("gnu"))
        #expect(!isDone7)
        let isDone8 = list.toggle(.option(1))
        #expect(isDone8)
        let isDone9 = list.toggle(.option(2))
        #expect(isDone9)
        #expect(list.choices == [.option(2), .custom("zebra")])
        let isDone10 = list.toggle(.option(77))
        #expect(!isDone10)
        var one = self.list()
        let isDone11 = one.toggle()
        #expect(!isDone11)
    }

    @Test func markedCustomValuesBecomeRowsAndAnotherCanBeTyped() {
        var list = typed("zebra", into: list(maxMarks: .max, allowsCustom: true))
        let isDone12 = list.toggle()
        #expect(isDone12)
        #expect(list.filter.text.isEmpty)
        #expect(list.row(at: 0) == .custom("zebra"))
        #expect(list.isMarked(.custom("zebra")))
        #expect(list.count == 6)
        list.move(to: 0)
        let isDone13 = list.toggle()
        #expect(isDone13)
        #expect(list.count == 5)
        #expect(list.markCount == 0)
    }
}
