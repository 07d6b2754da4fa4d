import Domain
import Testing

@testable import Dashboard

struct QueueColumnsTests {
    private static let both = Set(Service.allCases)

    /// Widths of panes, with what their rows show.
    @Test(
        arguments: [
            (40, 15, 0, 6, 6), (44, 19, 0, 6, 8), (69, 32, 4, 10, 6), (80, 36, 11, 10, 14), (116, 72, 11, 10, 14),
            (198, 154, 11, 10, 14),
        ])
    func bothServices(_ pane: Int, _ body: Int, _ service: Int, _ time: Int, _ bar: Int) {
        let columns = QueueColumns(width: pane - 2, services: Self.both, hasYears: false)
        #expect(columns.bodyWidth == body && columns.serviceWidth == service)
        #expect(columns.timeWidth == time && columns.barWidth == bar)
    }

    @Test(arguments: [(40, 15, 6), (44, 19, 8), (69, 38, 14), (80, 49, 14), (116, 85, 14)])
    func oneService(_ pane: Int, _ body: Int, _ bar: Int) {
        let columns = QueueColumns(width: pane - 2, services: [.antekirt], hasYears: false)
        #expect(columns.serviceWidth == 0 && columns.bodyWidth == body && columns.barWidth == bar)
    }

    /// No column reaches into another one at any width.
    @Test(arguments: 20...220)
    func nothingOverlaps(_ width: Int) {
        for services in [[], Self.both] {
            for hasYears in [false, true] {
                let columns = QueueColumns(width: width, services: services, hasYears: hasYears)
                #expect(columns.title > QueueColumns.word + QueueColumns.wordWidth)
                #expect(columns.end == width - 2 && columns.barWidth <= max(6, columns.bodyWidth))
                let times = columns.end - columns.timeWidth
                #expect(columns.bodyEnd < times)
                if columns.serviceWidth > 0 {
                    #expect(columns.bodyEnd < columns.service && columns.service + columns.serviceWidth < times)
                }
            }
        }
    }

    @Test func servicesHaveTheirNames() {
        let short = QueueColumns(width: 67, services: Self.both, hasYears: false)
        let long = QueueColumns(width: 78, services: Self.both, hasYears: false)
        #expect(Service.allCases.map(short.name) == ["arti", "ante"])
        #expect(Service.allCases.map(long.name) == ["artinstring", "antekirt"])
    }
}
