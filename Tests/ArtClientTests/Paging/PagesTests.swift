@testable import ArtClient
import Domain
import Testing

struct PagesTests {
    private func pages(
        _ read: @escaping @Sendable (Int) async throws(ClientError) -> Page<String>
    ) -> Pages<NumberedPaging<String>> {
        Pages(service: .antekirt, walk: NumberedPaging(id: \.self), read: read)
    }

    @Test func everyIterationStartsOver() async throws {
        let pages = pages { number throws(ClientError) in
            Page(["\(number)"], next: number < 3 ? .page(number + 1) : nil)
        }
        for _ in 0..<2 {
            var seen: [String] = []
            for try await page in pages { seen += page.values }
            #expect(seen == ["1", "2", "3"])
        }
    }

    @Test func failureEndsIteration() async throws {
        let pages = pages { number throws(ClientError) in
            guard number < 2 else { throw ClientError(.unavailable(reason: "down"), service: .antekirt) }
            return Page(["a"], next: .page(2))
        }
        var iterator = pages.makeAsyncIterator()
        #expect(try await iterator.next()?.values == ["a"])
        do throws(ClientError) {
            _ = try await iterator.next()
            Issue.record("the failure was not thrown")
        } catch {
            #expect(error.kind == .unavailable(reason: "down"))
        }
        #expect(try await iterator.next() == nil)
    }

    @Test func cancellationEndsBeforeTheNextRequest() async {
        let (started, start) = AsyncStream.makeStream(of: Int.self)
        let pages = pages { number throws(ClientError) in
            start.yield(number)
            return Page(["\(number)"], next: .page(number + 1))
        }
        let reading = Task {
            do throws(ClientError) {
                for try await page in pages where page.values == ["2"] { withUnsafeCurrentTask { $0?.cancel() } }
                return nil as ClientError?
            } catch {
                return error
            }
        }
        #expect(await reading.value?.kind == .cancelled)
        start.finish()
        var requests: [Int] = []
        for await number in started { requests.append(number) }
        #expect(requests == [1, 2])
    }
}
