//! The dangers, and the places where a PDF allows each of them (ISO 32000-2, 7.11, 12.3, 12.5, 12.6, 12.7, 13).

use super::sketch::{Node, Objects, read};
use candidacy::cv::Risk::{self, Attachment, JavaScript, Launch, Media, Remote, RichMedia};

/// Something dangerous, as it is written in one value.
#[derive(Clone, Copy, Debug)]
pub(super) struct Danger {
    pub(super) text: &'static str,
    pub(super) risk: Risk,
}

const fn danger(risk: Risk, text: &'static str) -> Danger {
    Danger { text, risk }
}

/// What an action does.
pub(super) const ACTIONS: [Danger; 28] = [
    danger(Launch, "<< /S /Launch /F (calc.exe) >>"),
    danger(Launch, "<< /Type /Action /S /Launch /F (calc.exe) /NewWindow true >>"),
    danger(Launch, "<< /S /Launch /F <63616C632E657865> >>"),
    danger(Launch, "<< /S /Launch /F <FEFF00630061006c0063002e006500780065> >>"),
    danger(Launch, r"<< /S /Launch /F (\143alc\056e\170e) >>"),
    danger(Launch, "<< /S /Launch /F << /Type /Filespec /F (calc.exe) >> >>"),
    danger(Launch, "<< /S /Launch /F << /Type /Filespec /UF (calc.exe) >> >>"),
    danger(Launch, "<< /S /Launch /F << /DOS (calc.exe) >> >>"),
    danger(Launch, "<< /S /Launch /Win << /F (calc.exe) >> >>"),
    danger(Launch, "<< /S /Launch /Win << /F (letter.docx) /P (-v) /O (open) >> >>"),
    danger(Launch, "<< /S /Launch /F (letter.docx) /Win << /F (cmd) /P (/c calc) >> >>"),
    danger(Launch, "<< /S /Launch /Mac << /F (a.app) >> >>"),
    danger(Launch, "<< /S /Launch /Unix << /F (/usr/bin/xterm) >> >>"),
    danger(JavaScript, r"<< /S /JavaScript /JS (app.alert\(1\)) >>"),
    danger(JavaScript, "<< /Type /Action /S /JavaScript /JS <6170702e62656570> >>"),
    danger(JavaScript, "<< /S /JavaScript /JS 90 0 R >>"),
    danger(JavaScript, "<< /S /Rendition /OP 1 /JS (app.beep) >>"),
    danger(JavaScript, "<< /S /Rendition /JS 90 0 R /OP 0 >>"),
    danger(Remote, "<< /S /GoToR /F (other.pdf) /D [0 /Fit] >>"),
    danger(Remote, r"<< /S /GoToR /F << /F (\\\\host\\share\\a.pdf) >> /D (a) /NewWindow false >>"),
    danger(Remote, r"<< /S /GoToE /F (\\\\host\\share\\a.pdf) /D (a) /T << /R /C /N (b) >> >>"),
    danger(Remote, "<< /S /SubmitForm /F << /FS /URL /F (https://example.org/take) >> /Flags 4 >>"),
    danger(Remote, "<< /S /ImportData /F (data.fdf) >>"),
    danger(Remote, r"<< /S /Thread /F (\\\\host\\share\\a.pdf) /D 0 >>"),
    danger(Media, "<< /S /Movie /T (clip) /Operation /Play >>"),
    danger(Media, "<< /S /Sound /Sound 93 0 R /Volume 1 >>"),
    danger(Media, r"<< /S /Rendition /OP 0 /R << /S /MR /C << /S /MCD /D << /F (\\\\host\\share\\a.avi) >> >> >> >>"),
    danger(
        Attachment,
        "<< /S /Rendition /OP 0 /R << /S /MR /C << /S /MCD /D << /Type /Filespec /F (a.exe) /EF << /F 91 0 R >> >> >> >> >>",
    ),
];

/// What an annotation carries.
pub(super) const ANNOTATIONS: [Danger; 12] = [
    danger(
        RichMedia,
        "<< /Type /Annot /Subtype /RichMedia /Rect [0 0 9 9] /RichMediaContent << /Assets << /Names [] >> >> >>",
    ),
    danger(RichMedia, "<< /Subtype /RichMedia /Rect [0 0 9 9] >>"),
    danger(
        Attachment,
        "<< /Type /Annot /Subtype /FileAttachment /Rect [0 0 9 9] /FS << /Type /Filespec /F (a.exe) /EF << /F 91 0 R >> >> >>",
    ),
    danger(
        Attachment,
        "<< /Subtype /Screen /Rect [0 0 9 9] /A << /S /Rendition /OP 0 /R << /S /MR /C << /S /MCD /D << /F (a.exe) /EF << /F 91 0 R >> >> >> >> >> >>",
    ),
    danger(
        Attachment,
        "<< /Subtype /Screen /Rect [0 0 9 9] /A << /S /Rendition /OP 0 /R << /S /SR /R [<< /S /MR /C << /S /MCS /D << /S /MCD /D << /F (a.exe) /EF << /F 93 0 R >> >> >> >> >>] >> >> >>",
    ),
    danger(Attachment, "<< /Subtype /Movie /Rect [0 0 9 9] /Movie << /F << /F (a.mov) /EF << /F 91 0 R >> >> >> >>"),
    danger(
        Attachment,
        "<< /Subtype /Text /Rect [0 0 9 9] /AF [<< /F (a.exe) /AFRelationship /Data /EF << /F 91 0 R >> >>] >>",
    ),
    danger(Media, r"<< /Subtype /Movie /Rect [0 0 9 9] /Movie << /F (\\\\host\\share\\a.avi) >> /A true >>"),
    danger(Media, "<< /Subtype /Sound /Rect [0 0 9 9] /Sound 93 0 R >>"),
    danger(Media, "<< /Subtype /3D /Rect [0 0 9 9] /3DD 93 0 R >>"),
    danger(JavaScript, "<< /Subtype /3D /Rect [0 0 9 9] /3DD 92 0 R /3DA << /A /PO >> >>"),
    danger(JavaScript, "<< /Subtype /3D /Rect [0 0 9 9] /3DD << /Type /3DRef /3DD 92 0 R >> >>"),
];

/// What a file specification carries.
pub(super) const FILES: [Danger; 6] = [
    danger(Attachment, "<< /Type /Filespec /F (a.exe) /UF (a.exe) /EF << /F 91 0 R /UF 91 0 R >> >>"),
    danger(Attachment, "<< /F (a.exe) /EF << /F 91 0 R >> >>"),
    danger(Attachment, "<< /UF (a.exe) /EF << /UF 91 0 R >> /AFRelationship /Data >>"),
    danger(Attachment, "<< /F (a.exe) /EF << /F 93 0 R >> >>"),
    danger(Attachment, "<< /EF << /DOS 93 0 R >> /DOS (a.exe) >>"),
    danger(Attachment, "<< /Type /F /F (letter.docx) /EF << /Unix 91 0 R >> >>"),
];

/// Where in a file something can be.
#[derive(Clone, Debug)]
pub(super) struct Place {
    catalogue: String,
    page: String,
    objects: Vec<(u32, String)>,
    /// Whether the place itself says nothing of any danger.
    pub(super) harmless: bool,
}

fn catalogue(entries: impl Into<String>) -> Place {
    let harmless = true;
    Place { catalogue: entries.into(), page: String::new(), objects: Vec::new(), harmless }
}

fn page(entries: impl Into<String>) -> Place {
    Place { page: entries.into(), ..catalogue("") }
}

/// An annotation of the page, with these entries.
fn annotation(entries: &str) -> Place {
    page("/Annots [6 0 R]").object(6, &format!("<< /Type /Annot /Rect [0 0 9 9] /P 3 0 R {entries} >>"))
}

fn outline(item: &str) -> Place {
    catalogue("/Outlines 5 0 R")
        .object(5, "<< /Type /Outlines /First 6 0 R /Last 6 0 R /Count 1 >>")
        .object(6, &format!("<< /Title (Education) /Parent 5 0 R {item} >>"))
}

impl Place {
    fn object(mut self, number: u32, text: &str) -> Place {
        self.objects.push((number, text.into()));
        self
    }

    fn with_catalogue(self, entries: &str) -> Place {
        Place { catalogue: entries.into(), ..self }
    }

    fn dangerous_itself(self) -> Place {
        Place { harmless: false, ..self }
    }

    /// What it is called where a law fails.
    pub(super) fn name(&self) -> String {
        let objects: Vec<String> = self.objects.iter().map(|(number, text)| format!("{number}: {text}")).collect();
        format!("catalogue {} page {} {}", self.catalogue, self.page, objects.join(" "))
    }

    /// The objects of a file that has this value there.
    pub(super) fn objects(&self, value: &str) -> Objects {
        let danger = read(value, &Node::Word("null".into()));
        let mut texts = vec![
            (1, format!("<< /Type /Catalog /Pages 2 0 R {} >>", self.catalogue)),
            (2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".into()),
            (3, format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] {} >>", self.page)),
        ];
        texts.extend(self.objects.clone());
        texts.iter().map(|(number, text)| (*number, read(text, &danger))).collect()
    }
}

/// A few places that differ most: of the catalogue, of an annotation, of an outline, and far away.
pub(super) fn few_for_actions() -> Vec<Place> {
    vec![
        catalogue("/OpenAction @"),
        annotation("/Subtype /Link /A @"),
        annotation("/Subtype /Widget /FT /Btn /T (b) /AA << /D @ >>").with_catalogue("/AcroForm << /Fields [6 0 R] >>"),
    ]
}

/// Every place that has an action.
pub(super) fn for_actions() -> Vec<Place> {
    let mut all = few_for_actions();
    all.push(catalogue("/OpenAction 5 0 R").object(5, "@"));
    all.push(catalogue("/AA 5 0 R").object(5, "<< /WC 6 0 R >>").object(6, "@"));
    all.extend(["WC", "WS", "DS", "WP", "DP"].map(|key| catalogue(format!("/AA << /{key} @ >>"))));
    all.push(page("/AA 5 0 R").object(5, "<< /O @ >>"));
    all.extend(["O", "C"].map(|key| page(format!("/AA << /{key} @ >>"))));
    all.extend(["NA", "PA"].map(|key| page(format!("/PresSteps << /Type /NavNode /Next << /{key} @ >> >>"))));
    // Annotations of every kind.
    let kinds = "Text Link FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut Caret Stamp \
                 Ink Popup Screen Widget PrinterMark TrapNet Watermark Redact Projection";
    all.extend(kinds.split(' ').map(|kind| annotation(&format!("/Subtype /{kind} /A @"))));
    all.extend(kinds.split(' ').map(|kind| annotation(&format!("/Subtype /{kind} /AA << /U @ >>"))));
    for kind in ["Movie", "Sound", "3D", "RichMedia", "FileAttachment"] {
        all.push(annotation(&format!("/Subtype /{kind} /A @")).dangerous_itself());
    }
    for key in ["E", "X", "D", "U", "Fo", "Bl", "PO", "PC", "PV", "PI"] {
        all.push(annotation(&format!("/Subtype /Widget /FT /Btn /T (b) /AA << /{key} @ >>")));
        all.push(annotation("/Subtype /Screen /AA 7 0 R").object(7, &format!("<< /{key} @ >>")));
    }
    all.push(page("/Annots 5 0 R").object(5, "[6 0 R]").object(6, "<< /Subtype /Link /Rect [0 0 9 9] /A @ >>"));
    all.push(page("/Annots [<< /Subtype /Link /Rect [0 0 9 9] /A @ >>]"));
    // Forms: a field, a field in a field, one that only its widget leads to, and one that is only counted.
    for key in ["K", "F", "V", "C"] {
        let field = format!("<< /FT /Tx /T (t) /Kids [6 0 R] /AA << /{key} @ >> >>");
        let widget = annotation("/Subtype /Widget /Parent 7 0 R").object(7, &field);
        all.push(widget.clone().with_catalogue("/AcroForm << /Fields [7 0 R] >>"));
        all.push(widget.clone().with_catalogue("/AcroForm << /Fields [] >>"));
        all.push(widget.clone().with_catalogue("/AcroForm << /Fields [] /CO [7 0 R] >>"));
        all.push(widget.with_catalogue(""));
        let nested = catalogue("/AcroForm 5 0 R").object(5, "<< /Fields [7 0 R] >>");
        let nested =
            nested.object(7, "<< /T (a) /Kids [8 0 R] >>").object(8, "<< /T (b) /Parent 7 0 R /Kids [9 0 R] >>");
        all.push(nested.object(9, &format!("<< /FT /Tx /T (c) /Parent 8 0 R /AA << /{key} @ >> >>")));
        let above = annotation("/Subtype /Widget /Parent 7 0 R").object(7, "<< /T (a) /Kids [6 0 R] /Parent 8 0 R >>");
        all.push(above.object(8, &format!("<< /FT /Tx /T (b) /Kids [7 0 R] /AA << /{key} @ >> >>")));
    }
    all.push(catalogue("/AcroForm << /Fields [<< /FT /Btn /T (b) /Subtype /Widget /A @ >>] >>"));
    // Outlines: an item, the next one, and one below.
    all.push(outline("/A @"));
    all.push(outline("/A 7 0 R").object(7, "@"));
    all.push(outline("/Next 7 0 R").object(7, "<< /Title (Work) /Parent 5 0 R /Prev 6 0 R /A @ >>"));
    all.push(outline("/First 7 0 R /Last 7 0 R").object(7, "<< /Title (Work) /Parent 6 0 R /A @ >>"));
    // One after the other.
    let first = "/OpenAction << /S /GoTo /D [3 0 R /Fit] /Next";
    all.push(catalogue(format!("{first} @ >>")));
    all.push(catalogue(format!("{first} [<< /S /GoTo /D [3 0 R /Fit] >> @] >>")));
    all.push(catalogue(format!("{first} [<< /S /GoTo /D (a) /Next << /S /GoTo /D (b) /Next [@] >> >>] >>")));
    all.push(
        catalogue(format!("{first} 5 0 R >>")).object(5, "<< /S /Named /N /NextPage /Next [6 0 R] >>").object(6, "@"),
    );
    all.push(annotation("/Subtype /Link /A << /S /URI /URI (https://example.org) /Next @ >>"));
    all.push(outline("/A << /S /GoTo /D [3 0 R /Fit] /Next 7 0 R >>").object(7, "<< /S /URI /URI (a) /Next @ >>"));
    all.push(catalogue(format!("{first} << /S /Hide /T (a) /Next << /S /SetOCGState /State [] /Next @ >> >> >>")));
    // Scripts of the file, by their names.
    all.push(catalogue("/Names << /JavaScript << /Names [(a) @] >> >>").dangerous_itself());
    all.push(
        catalogue("/Names 5 0 R")
            .object(5, "<< /JavaScript 6 0 R >>")
            .object(6, "<< /Kids [7 0 R] >>")
            .object(7, "<< /Limits [(a) (b)] /Kids [8 0 R] >>")
            .object(8, "<< /Limits [(a) (b)] /Names [(a) 9 0 R (b) @] >>")
            .object(9, "<< /S /JavaScript /JS () >>")
            .dangerous_itself(),
    );
    all
}

/// Every place that has an annotation.
pub(super) fn for_annotations() -> Vec<Place> {
    vec![
        page("/Annots [@]"),
        page("/Annots [6 0 R]").object(6, "@"),
        page("/Annots 5 0 R").object(5, "[<< /Subtype /Text /Rect [0 0 9 9] >> @ null]"),
        page("/Annots 5 0 R").object(5, "[6 0 R 7 0 R]").object(6, "<< /Subtype /Popup >>").object(7, "@"),
        page("/Annots 5 0 R").object(5, "7 0 R").object(7, "[8 0 R]").object(8, "@"),
    ]
}

/// Every place that has a file specification.
pub(super) fn for_files() -> Vec<Place> {
    let clip = "<< /S /MR /C << /S /MCD /D @ >> >>";
    vec![
        catalogue("/AF [@]"),
        catalogue("/AF 5 0 R").object(5, "[6 0 R]").object(6, "@"),
        page("/AF [@]"),
        annotation("/Subtype /Text /AF [@]"),
        catalogue("/Names << /EmbeddedFiles << /Names [(a) @] >> >>").dangerous_itself(),
        catalogue("/Names 5 0 R")
            .object(5, "<< /EmbeddedFiles 6 0 R >>")
            .object(6, "<< /Kids [7 0 R] >>")
            .object(7, "<< /Limits [(a) (b)] /Kids [8 0 R] >>")
            .object(8, "<< /Limits [(a) (b)] /Names [(a) 9 0 R (b) @] >>")
            .object(9, "<< /F (a) >>")
            .dangerous_itself(),
        annotation("/Subtype /FileAttachment /FS @").dangerous_itself(),
        annotation(&format!("/Subtype /Screen /A << /S /Rendition /OP 0 /R {clip} >>")),
        annotation(&format!("/Subtype /Screen /AA << /PO << /S /Rendition /OP 0 /R << /S /SR /R [{clip}] >> >> >>")),
        catalogue(format!("/OpenAction << /S /Rendition /OP 0 /AN 6 0 R /R {clip} >>")).object(6, "<< >>"),
        catalogue(format!("/Names << /Renditions << /Names [(a) {clip}] >> >>")),
        annotation("/Subtype /Movie /Movie << /F @ >>").dangerous_itself(),
    ]
}
