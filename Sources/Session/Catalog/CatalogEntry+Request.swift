package import Domain
import JSON

extension CatalogEntry {
    /// As much of an entry as a request for it tells.
    package init(askedBy request: Request) {
        self.init(
            id: request.entry, title: request.title, modality: request.modality,
            artist: request.body["artistId"]?.string.map { Artist(id: $0, name: request.title) })
    }
}
