//! The blank form to download, print, sign and seal: one A4 page of PDF.

use pdf_writer::{Content, Name, Pdf, Rect, Ref, Str};

use crate::database::orders::OrderRow;

/// A4 in points.
const PAGE: (f32, f32) = (595.0, 842.0);
/// The margin, in points.
const MARGIN: f32 = 56.0;
/// The forest green of the product, and its ink.
const GREEN: (f32, f32, f32) = (0.08, 0.33, 0.18);
const INK: (f32, f32, f32) = (0.11, 0.14, 0.13);
const SOFT: (f32, f32, f32) = (0.40, 0.44, 0.42);
const REGULAR: Name<'static> = Name(b"F1");
const BOLD: Name<'static> = Name(b"F2");

/// The form of an order's document.
pub(crate) fn pdf(order: &OrderRow, title: &str) -> Vec<u8> {
    let [catalog, pages, page, regular, bold, content] = [1, 2, 3, 4, 5, 6].map(Ref::new);
    let mut pdf = Pdf::new();
    pdf.catalog(catalog).pages(pages);
    pdf.pages(pages).kids([page]).count(1);
    {
        let mut leaf = pdf.page(page);
        leaf.media_box(Rect::new(0.0, 0.0, PAGE.0, PAGE.1)).parent(pages).contents(content);
        let mut resources = leaf.resources();
        resources.fonts().pair(REGULAR, regular).pair(BOLD, bold);
    }
    pdf.type1_font(regular).base_font(Name(b"Helvetica")).encoding_predefined(Name(b"WinAnsiEncoding"));
    pdf.type1_font(bold).base_font(Name(b"Helvetica-Bold")).encoding_predefined(Name(b"WinAnsiEncoding"));
    pdf.stream(content, &draw(order, title));
    pdf.finish()
}

fn draw(order: &OrderRow, title: &str) -> Vec<u8> {
    let mut form = Form { content: Content::new(), y: PAGE.1 - MARGIN };
    form.content.set_fill_rgb(GREEN.0, GREEN.1, GREEN.2).rect(0.0, PAGE.1 - 10.0, PAGE.0, 10.0).fill_nonzero();
    form.down(22.0);
    form.text(MARGIN, BOLD, 20.0, INK, title);
    form.down(20.0);
    let line = format!("{} · {}", order.product.name, order.product.brand);
    form.text(MARGIN, REGULAR, 11.0, SOFT, &line);
    form.down(18.0);
    form.text(MARGIN, REGULAR, 11.0, INK, &format!("Order number {}", order.order_id));
    form.down(30.0);
    for label in ["Company name", "Company registration number", "Company address", "Company phone"] {
        form.blank(label, 1);
    }
    form.blank("Domain names (list all of them; continue on the back)", 4);
    for label in ["Applicant's name", "Applicant's title and department", "Applicant's phone and email"] {
        form.blank(label, 1);
    }
    form.down(2.0);
    for sentence in [
        "I apply for this certificate on behalf of the company named above, which controls the domain names listed, and",
        "I confirm that this information is complete and true.",
    ] {
        form.text(MARGIN, REGULAR, 10.5, INK, sentence);
        form.down(15.0);
    }
    form.down(8.0);
    let half = (PAGE.0 - 2.0 * MARGIN - 20.0) / 2.0;
    let top = form.y;
    form.area(MARGIN, half, top, "Signature of the applicant, and date");
    form.area(MARGIN + half + 20.0, half, top, "Official seal of the company");
    form.y = MARGIN - 18.0;
    form.text(
        MARGIN,
        REGULAR,
        9.0,
        SOFT,
        "Sign and seal the form, photograph all of it in good light, and upload the photo.",
    );
    form.content.finish().to_vec()
}

struct Form {
    content: Content,
    y: f32,
}

impl Form {
    fn down(&mut self, points: f32) {
        self.y -= points;
    }

    fn text(&mut self, x: f32, font: Name<'_>, size: f32, (red, green, blue): (f32, f32, f32), text: &str) {
        let bytes = win_ansi(text);
        self.content.begin_text().set_fill_rgb(red, green, blue).set_font(font, size);
        self.content.next_line(x, self.y).show(Str(&bytes)).end_text();
    }

    /// A label, and lines to write on.
    fn blank(&mut self, label: &str, lines: u8) {
        self.text(MARGIN, BOLD, 9.5, INK, label);
        for _ in 0..lines {
            self.down(24.0);
            self.content.set_stroke_rgb(SOFT.0, SOFT.1, SOFT.2).set_line_width(0.7);
            self.content.move_to(MARGIN, self.y).line_to(PAGE.0 - MARGIN, self.y).stroke();
        }
        self.down(18.0);
    }

    /// A box for a signature or a seal.
    fn area(&mut self, x: f32, width: f32, top: f32, label: &str) {
        self.content.set_stroke_rgb(INK.0, INK.1, INK.2).set_line_width(1.0);
        self.content.rect(x, MARGIN + 6.0, width, top - MARGIN - 6.0).stroke();
        self.y = top - 16.0;
        self.text(x + 10.0, BOLD, 9.5, INK, label);
    }
}

/// The text in the encoding of the fonts. Characters that they do not have become question marks.
fn win_ansi(text: &str) -> Vec<u8> {
    text.chars().map(|character| u8::try_from(u32::from(character)).unwrap_or(b'?')).collect()
}
