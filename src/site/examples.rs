//! Values that themes come with as examples, in place of which their users are to put their own.

use crate::address;
use crate::cv::samples;
use crate::yaml::Yaml;

/// Examples that themes come with. In lower case.
#[rustfmt::skip]
const EXAMPLES: &[&str] = &[
    "hidden", "2712 broadway st", "ca 94115", "your sidebar name", "your name", "your name here", "first last", "john doe", "jane doe", "alan doe", "lisa m. simpson", "nelson bighetti", "shiung wu chien", "chien shiung wu", "john.doe@email.com", "lisasimpson@youremailaddress.com",
    "742 evergreen terrace, springfield", "555-7334", "450 serra mall", "888 888 88 88", "none@example.org", "test@example.org", "introduce myself here",
    "red brick university", "earth", "location", "city, country", "short biography for the left-hand sidebar",
    "your biography for the left-hand sidebar", "personal description", "your_user_name",
    "https://scholar.google.com/citations?user=ps_cx0aaaaaj", "you@example.com", "qc6cjjyaaaaj", "academicpages",
    "mmistakes", "michaelrose", "barryclark/jekyll-now", "jekyllrb", "0000-0000-0000-0000", "http://orcid.org/yourorcidurl",
    "https://orcid.org/yourorcidurl", "your-email@example.com", "somewhere", "github_username", "twitter_username",
    "username", "example", "1010907", "jekyll", "https://www.ncbi.nlm.nih.gov/pubmed/?term=john+snow",
    "you can even add a little note about which of these is the best way to reach you.",
    "<a href='#'>affiliations</a>. address. contacts. motto. etc.",
    "daattali", "@daattali", "deanattali", "deanat78", "3943160/daattali", "15551212", "+14159998888", "someone@example.com",
];

/// Whether a value is the example that a theme comes with.
pub(in crate::site) fn is_example(value: &Yaml) -> bool {
    is_example_text(value.as_str().unwrap_or_default())
}

/// Whether a text is such an example.
pub(in crate::site) fn is_example_text(text: &str) -> bool {
    let text = address::mail_without_brackets(&text.trim().to_lowercase());
    let made_up = [
        "replacethis",
        "replace_this",
        "changeme",
        "yourname",
        "yourusername",
        "yourfull",
        "yourprofile",
        "your_",
        "your-",
        "youremail",
    ];
    // `bayou@uni.org` is somebody's.
    let made_up_users = [
        "your",
        "username",
        "you",
        "firstname.lastname",
        "first.last",
        "name",
        "mylastname",
        "myfirstname",
        "lastname",
    ];
    let is_made_up = text.split_once('@').is_some_and(|(user, _)| made_up_users.contains(&user));
    // The address next to the portrait in al-folio's sample.
    let is_sample_address = text.contains("your office number");
    let says_nothing = !text.is_empty() && !text.contains(char::is_alphanumeric);
    says_nothing
        || EXAMPLES.contains(&text.as_str())
        || is_sample_address
        || is_made_up
        || samples::is_to_be_filled_in(&text)
        || (!text.contains(' ') && made_up.iter().any(|part| text.contains(part)))
}
