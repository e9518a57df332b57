# Prints pages of a site as Jekyll makes them, without their layouts: a JSON object from paths to HTML.
#
#   ruby jekyll-pages.rb SITE PAGE…
#
# A plug-in's tag prints nothing, and an include that comes from a theme neither; what stands between them is printed.

require "jekyll"
require "json"

module UnknownTagsPrintNothing
  def unknown_tag(name, *rest)
    super if %w[else elsif when].include?(name) || Liquid::Template.tags[name.delete_prefix("end")]
  end
end
Liquid::Block.prepend(UnknownTagsPrintNothing)
Liquid::Document.prepend(UnknownTagsPrintNothing)

# What a theme prints of an item, vitae prints in its own way: it is marked.
module Includes
  def render(context)
    text = super
    @file.to_s.start_with?("archive-single") ? "\u{e000}#{text}\u{e001}" : text
  rescue IOError
    ""
  end
end
[Jekyll::Tags::IncludeTag, Jekyll::Tags::OptimizedIncludeTag].each { |tag| tag.prepend(Includes) }

# Debian's copy of Jekyll refuses symbols; Jekyll's own takes them for texts.
Jekyll::Utils.define_singleton_method(:safe_load_yaml) do |yaml|
  Psych.safe_load(yaml, permitted_classes: [Date, Time, Symbol], aliases: true)
end

folder, *wanted = ARGV
Jekyll.logger.log_level = :error
settings = { "source" => folder, "destination" => "#{folder}/_site", "safe" => true, "disable_disk_cache" => true, "quiet" => true }
settings = Jekyll.configuration(settings).merge("theme" => nil, "plugins" => [], "markdown" => "kramdown", "future" => true)
site = Jekyll::Site.new(settings)
site.reset
site.read
documents = site.pages + site.documents
pages = wanted.to_h do |path|
  document = documents.find { |it| it.relative_path.delete_prefix("/") == path }
  next [path, nil] unless document

  document.data["layout"] = "none"
  [path, Jekyll::Renderer.new(site, document, site.site_payload).run]
rescue StandardError => error
  warn "#{path}: #{error.class}: #{error.message.lines.first}"
  [path, nil]
end
puts JSON.generate(pages)
