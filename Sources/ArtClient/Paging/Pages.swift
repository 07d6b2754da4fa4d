import Domain

/// The pages of a list, each requested on demand.
///
/// Every iteration starts from the beginning. A failed page ends the iteration; so does cancellation of its task, with
/// `ClientError.Kind.cancelled`.
struct Pages<Walk: Paging>: AsyncSequence, Sendable {
    typealias Element = Page<Walk.Value>
    typealias Failure = ClientError

    let service: Service
    let walk: Walk
    let read: @Sendable (Walk.Position) async throws(ClientError) -> Page<Walk.Value>

    func makeAsyncIterator() -> Iterator { Iterator(pages: self, walk: walk) }

    struct Iterator: AsyncIteratorProtocol {
        let pages: Pages
        var walk: Walk
        private var hasFailed = false

        init(pages: Pages, walk: Walk) {
            self.pages = pages
            self.walk = walk
        }

        mutating func next(
            isolation actor: isolated (any Actor)? = #isolation
        ) async throws(ClientError) -> Page<Walk.Value>? {
            guard !hasFailed, let position = walk.position else { return nil }
            do throws(ClientError) {
                guard !Task.isCancelled else { throw ClientError(.cancelled, service: pages.service) }
                return walk.receive(try await pages.read(position))
            } catch {
                hasFailed = true
                throw error
            }
        }
    }
}
