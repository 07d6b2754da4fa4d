import JSON
import Domain

extension EntryCollection {
    var archived: JSON {
        var object = JSONObject()
        object["id"] = .string(id)
        object["slug"] = .string(slug)
        object["title"] = .string(title)
        object["summary"] = summary.isEmpty ? nil : .string(summary)
        object["promptCount"] = promptCount.map { .number(JSONNumber($0)) }
        object["heroImageURL"] = heroImageURL.map(JSON.string)
        object["publishedAt"] = publishedAt?.archived
        return .object(object)
    }

    init?(archived json: JSON) {
        guard let id = json["id"]?.string, let slug = json["slug"]?.string, let title = json["title"]?.string else {
            return nil
        }
        self.init(
            id: id, slug: slug, title: title, summary: json["summary"]?.string ?? "",
            promptCount: json["promptCount"]?.lenientInt, heroImageURL: json["heroImageURL"]?.string,
            publishedAt: json["publishedAt"].flatMap(Timestamp.init(archived:)))
    }
}
