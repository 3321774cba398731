//! Sentences about photos: the reasons why one is refused, the points to check again, and the words of the photo
//! widget.

use super::{Language, Sentence, sentences};
use crate::rules::photo::advice::MIN_SHORT_SIDE;
use crate::rules::photo::problem::MAX_PIXELS;
use crate::rules::photo::{Damage, FileKind, PhotoAdvice, PhotoProblem};

sentences! {
    EMPTY: "The selected file is empty. Take the photo again, or choose another file", "所选文件是空的。请重新拍照或选择其他文件";
    NOT_A_PHOTO: "The selected file must be a JPG or PNG. It is {0}", "所选文件必须是 JPG 或 PNG，而这是{0}";
    HEIC: "The selected file must be a JPG or PNG. It is an iPhone photo (HEIC). Choose it on the iPhone itself, or set Camera, Formats to Most Compatible and take it again", "所选文件必须是 JPG 或 PNG，而这是 iPhone 的 HEIC 照片。请直接在 iPhone 上选择，或将“相机”的“格式”设为“兼容性最佳”后重新拍摄";
    SCAN_IT: "The selected file must be a JPG or PNG. It is {0}. Take a photo of the signed form instead", "所选文件必须是 JPG 或 PNG，而这是{0}。请拍摄已签字盖章的申请表";
    SAVE_AS: "The selected file must be a JPG or PNG. It is {0}. Open it, save it as JPG and choose it again", "所选文件必须是 JPG 或 PNG，而这是{0}。请打开后另存为 JPG 再选择";
    TOO_LARGE: "The selected file must be {1} or smaller. It is {0}", "所选文件不能超过 {1}，当前为 {0}";
    TOO_MANY_PIXELS: "The photo must be {2} megapixels or less. It is {0} × {1} pixels. Take it again with the camera's high resolution switched off, or scan the form at 300 dpi", "照片不能超过 {2} 百万像素，当前为 {0} × {1} 像素。请关闭相机的高像素模式后重新拍摄，或以 300 dpi 重新扫描";
    CUT_SHORT: "Part of the photo is missing because the file ends too early. Copy it from the phone again, or take it again", "照片不完整：文件提前结束。请从手机重新传送或重新拍摄";
    END_MISSING: "The photo file has no end, so part of the photo may be missing. Open it, check that the whole form is there, save it as a new JPG and choose that file, or take the photo again", "照片文件没有结尾，可能缺少一部分。请打开照片确认申请表完整，另存为新的 JPG 后选择该文件，或重新拍摄";
    DAMAGED: "The photo is damaged and cannot be read. Copy it from the phone again, or take it again", "照片已损坏，无法读取。请从手机重新传送或重新拍摄";
    RARE: "Browsers cannot show this type of JPG. Open it, save it as an ordinary JPG and choose it again", "浏览器无法显示这种 JPG。请打开后另存为普通 JPG 再选择";
    NOT_READABLE: "The file was changed, moved or deleted after you chose it. Choose it again", "文件在选择后被更改、移动或删除。请重新选择";
    NOT_DECODED: "This browser cannot open the photo. Save it as an ordinary JPG, or take it again", "此浏览器无法打开该照片。请另存为普通 JPG 或重新拍摄";
    NOT_SHRUNK: "This browser could not reduce the photo to {0} or less. Close other tabs and choose it again, or use another browser", "此浏览器无法将照片缩小到 {0} 以内。请关闭其他标签页后重新选择，或换用其他浏览器";
    NO_DESK: "The program that prepares photos did not load. Check your connection, then select the photo again", "处理照片的程序加载失败。请检查网络连接，然后重新选择照片";
    CANCELLED: "Stopped. Nothing was uploaded", "已停止，未上传任何内容";
    CORNER_AT_EDGE: "A corner of the paper is at the edge of the photo. Take the photo again with all four corners in it, or upload it as it is", "纸张有一角贴着照片边缘。请重新拍摄，确保四个角都在照片内，或直接上传原照片";
    NO_PAGE: "The four corners do not form a sheet of paper. Put each handle on its own corner of the paper", "四个角无法围成一张纸。请将每个手柄放到纸张对应的角上";
    SEVERAL_FILES: "Select one photo. You selected {0} files", "请选择一张照片，您选择了 {0} 个文件";
    FOLDER: "Select a photo, not a folder", "请选择照片，而不是文件夹";
    NOTHING_PASTED: "There is no picture on the clipboard. Copy a photo first", "剪贴板中没有图片。请先复制照片";

    KIND_HEIC: "a HEIC photo", "HEIC 照片";
    KIND_AVIF: "an AVIF picture", "AVIF 图片";
    KIND_WEBP: "a WebP picture", "WebP 图片";
    KIND_GIF: "a GIF picture", "GIF 图片";
    KIND_BMP: "a BMP picture", "BMP 图片";
    KIND_TIFF: "a TIFF or raw photo", "TIFF 或 RAW 照片";
    KIND_ICON: "an icon", "图标";
    KIND_JPEG_RELATIVE: "a JPEG 2000 or JPEG XL picture", "JPEG 2000 或 JPEG XL 图片";
    KIND_PHOTOSHOP: "a Photoshop file", "Photoshop 文件";
    KIND_PDF: "a PDF document", "PDF 文档";
    KIND_SVG: "an SVG drawing", "SVG 图形";
    KIND_HTML: "a web page", "网页";
    KIND_OFFICE: "an office document", "办公文档";
    KIND_ARCHIVE: "a ZIP or other archive", "压缩包";
    KIND_VIDEO: "a video", "视频";
    KIND_PROGRAM: "a program", "程序";
    KIND_TEXT: "a text file", "文本文件";
    KIND_UNKNOWN: "a different kind of file", "其他类型的文件";

    TOO_SMALL: "The photo is only {0} × {1} pixels, so small print may not be readable. The short side should be {2} pixels or more", "照片只有 {0} × {1} 像素，小字可能看不清：短边最好不少于 {2} 像素";
    ODD_SHAPE: "The photo is {0} × {1} pixels, which is not the shape of a sheet of paper. Check that the whole form is in it", "照片为 {0} × {1} 像素，不像一张纸的形状。请确认申请表完整";
    CMYK: "This photo uses print colours (CMYK). Check that it looks right", "照片使用印刷色彩（CMYK）。请确认显示正常";
    TWELVE_BIT: "Browsers cannot show a JPG with 12 bits for each colour", "浏览器无法显示 12 位色彩的 JPG";
    TRAILING_DATA: "Extra data after the end of the photo was removed", "照片末尾之后的多余数据已删除";
    END_LEFT_OUT: "The photo file has no end mark. The whole photo is there and will be used", "照片文件缺少结束标记。照片内容完整，可以使用";
    PAYLOAD: "A comment in the photo looked like a program, so it was removed", "照片的注释看起来像程序，已删除";
    SEVERAL_PICTURES: "The file contains several photos. The first one will be used", "文件包含多张照片，将使用第一张";
    ANIMATED: "The file is an animation. Its first picture will be used", "文件是动态图片，将使用第一帧";
    BLURRED: "The text looks blurred. If you cannot read the small print in the preview, hold the phone still and take the photo again", "文字看起来模糊。如果预览中看不清小字，请拿稳手机重新拍摄";
    DARK: "The photo is dark. It is easier to read if you take it in daylight without flash", "照片偏暗。使用自然光、不用闪光灯更容易看清";
    CUT_OFF: "The paper seems to go beyond the edge of the photo. Check that all four corners are in it", "纸张似乎超出了照片边缘。请确认四个角都在照片内";
    NO_SEAL: "No red seal was found. Check that the official company seal is on the form", "没有找到红色印章。请确认申请表已加盖公章";
    NOISE: "A privacy setting in this browser adds noise to images. Check that the preview is readable, or use another browser", "此浏览器的隐私设置会给图片添加噪点。请确认预览清晰可读，或换用其他浏览器";

    HINT: "A JPG or PNG of any size. We resize it to {0} or less before it is uploaded. You can also drop it here or paste it.", "支持任意大小的 JPG 或 PNG，上传前会自动缩小到 {0} 以内。也可以拖放到此处或粘贴。";
    CHOOSE: "Choose a photo", "选择照片";
    TAKE: "Take a photo", "拍照";
    DROP: "Drop the photo here", "将照片拖放到此处";
    LOOKING: "Checking the photo…", "正在检查照片…";
    SHRINKING: "Resizing the photo…", "正在缩小照片…";
    CHECKING: "Checking the result…", "正在检查结果…";
    UPLOADING: "Uploading the photo, {0}%", "正在上传照片，{0}%";
    CANCEL: "Cancel", "取消";
    READY: "The photo is ready to upload", "照片已就绪，可以上传";
    ALT: "Your photo", "您的照片";
    ZOOM: "Enlarge to read the small print", "放大查看小字";
    ZOOM_TITLE: "Your photo at full size", "照片原始大小";
    CLOSE: "Close", "关闭";
    SIZES: "{0} → {1}", "{0} → {1}";
    PIXELS: "{0} × {1} pixels", "{0} × {1} 像素";
    PLACE_REMOVED: "location data removed", "已删除位置信息";
    LOOK_AGAIN: "Check the photo again. You can upload it as it is", "请再检查一下照片，也可以直接上传";
    UPLOAD: "Upload", "上传";
    REPLACE: "Replace", "更换";
    REMOVE: "Remove", "删除";
    STRAIGHTEN: "Straighten the photo", "拉正照片";
    STRAIGHTEN_NOW: "Straighten", "拉正";
    STRAIGHTENING: "Straightening the photo…", "正在拉正照片…";
    STRAIGHTENED: "straightened", "已拉正";
    RESTORE: "Use the original photo", "使用原照片";
    CORNERS_TITLE: "The four corners of the paper", "纸张的四个角";
    CORNERS_HINT: "Put each handle on its corner of the paper. Drag it, or move it with the arrow keys. Hold Shift for larger steps.", "请将每个手柄放到纸张对应的角上：拖动，或用方向键移动，按住 Shift 移动更快。";
    CORNERS_UNSURE: "The corners could not be found exactly.", "未能准确找到纸张的角。";
    TOP_LEFT: "Top left corner", "左上角";
    TOP_RIGHT: "Top right corner", "右上角";
    BOTTOM_RIGHT: "Bottom right corner", "右下角";
    BOTTOM_LEFT: "Bottom left corner", "左下角";
    CORNER_AT: "{0}% from the left, {1}% from the top", "距左边 {0}%，距顶边 {1}%";
}

/// Says why a photo cannot be accepted.
pub fn photo_problem(problem: PhotoProblem, language: Language) -> String {
    let say = |sentence: Sentence| language.say(sentence).to_owned();
    match problem {
        PhotoProblem::Empty => say(EMPTY),
        PhotoProblem::WrongType(FileKind::Heic) => say(HEIC),
        PhotoProblem::WrongType(kind) => language.say_with(type_sentence(kind), &[language.say(kind_name(kind))]),
        PhotoProblem::TooLarge { bytes, allowed } => language.say_with(TOO_LARGE, &[&size(bytes), &size(allowed)]),
        PhotoProblem::TooManyPixels { width, height } => language.say_with(
            TOO_MANY_PIXELS,
            &[&width.to_string(), &height.to_string(), &(MAX_PIXELS / 1_000_000).to_string()],
        ),
        PhotoProblem::Damaged(Damage::CutShort) => say(CUT_SHORT),
        PhotoProblem::Damaged(Damage::EndMissing) => say(END_MISSING),
        PhotoProblem::Damaged(Damage::RareSort) => say(RARE),
        PhotoProblem::Damaged(_) => say(DAMAGED),
        PhotoProblem::NotReadable => say(NOT_READABLE),
        PhotoProblem::NotDecoded => say(NOT_DECODED),
        PhotoProblem::NotShrunk { allowed } => language.say_with(NOT_SHRUNK, &[&size(allowed)]),
        PhotoProblem::NoDesk => say(NO_DESK),
        PhotoProblem::Cancelled => say(CANCELLED),
        PhotoProblem::CornerAtEdge => say(CORNER_AT_EDGE),
        PhotoProblem::NoPage => say(NO_PAGE),
    }
}

/// Says what to check again in a photo.
pub fn photo_advice(advice: PhotoAdvice, language: Language) -> String {
    let say = |sentence: Sentence| language.say(sentence).to_owned();
    match advice {
        PhotoAdvice::TooSmall { width, height } => {
            language.say_with(TOO_SMALL, &[&width.to_string(), &height.to_string(), &MIN_SHORT_SIDE.to_string()])
        }
        PhotoAdvice::OddShape { width, height } => {
            language.say_with(ODD_SHAPE, &[&width.to_string(), &height.to_string()])
        }
        PhotoAdvice::Cmyk => say(CMYK),
        PhotoAdvice::TwelveBit => say(TWELVE_BIT),
        PhotoAdvice::TrailingData => say(TRAILING_DATA),
        PhotoAdvice::EndLeftOut => say(END_LEFT_OUT),
        PhotoAdvice::PayloadInComment | PhotoAdvice::PayloadInText => say(PAYLOAD),
        PhotoAdvice::SeveralPictures => say(SEVERAL_PICTURES),
        PhotoAdvice::Animated => say(ANIMATED),
        PhotoAdvice::Blurred => say(BLURRED),
        PhotoAdvice::Dark => say(DARK),
        PhotoAdvice::CutOff => say(CUT_OFF),
        PhotoAdvice::NoSeal => say(NO_SEAL),
        PhotoAdvice::Noise => say(NOISE),
    }
}

/// The size of a file in units of 1024, like the limit "500 KB": "4.1 MB", "487 KB", "12 bytes".
pub fn size(bytes: u64) -> String {
    const KILO: u64 = 1024;
    let (number, unit) = if bytes < KILO {
        (bytes.to_string(), " bytes")
    } else if bytes < 1000 * KILO {
        // A file just above the limit must not seem to be as large as the limit, so the number is rounded up.
        (bytes.div_ceil(KILO).to_string(), " KB")
    } else {
        let tenths = (bytes * 10).div_ceil(KILO * KILO);
        let whole = (tenths / 10).to_string();
        (if tenths.is_multiple_of(10) { whole } else { [whole, (tenths % 10).to_string()].join(".") }, " MB")
    };
    number + unit
}

/// The sentence for a file of the wrong type: pictures can be saved in another format, and documents can be
/// photographed.
fn type_sentence(kind: FileKind) -> Sentence {
    match kind {
        FileKind::Pdf | FileKind::Office | FileKind::Video => SCAN_IT,
        FileKind::Avif
        | FileKind::WebP
        | FileKind::Gif
        | FileKind::Bmp
        | FileKind::Tiff
        | FileKind::JpegRelative
        | FileKind::Photoshop => SAVE_AS,
        _ => NOT_A_PHOTO,
    }
}

fn kind_name(kind: FileKind) -> Sentence {
    match kind {
        FileKind::Heic => KIND_HEIC,
        FileKind::Avif => KIND_AVIF,
        FileKind::WebP => KIND_WEBP,
        FileKind::Gif => KIND_GIF,
        FileKind::Bmp => KIND_BMP,
        FileKind::Tiff => KIND_TIFF,
        FileKind::Icon => KIND_ICON,
        FileKind::JpegRelative => KIND_JPEG_RELATIVE,
        FileKind::Photoshop => KIND_PHOTOSHOP,
        FileKind::Pdf => KIND_PDF,
        FileKind::Svg => KIND_SVG,
        FileKind::Html => KIND_HTML,
        FileKind::Office => KIND_OFFICE,
        FileKind::Archive => KIND_ARCHIVE,
        FileKind::Video => KIND_VIDEO,
        FileKind::Program => KIND_PROGRAM,
        FileKind::Text => KIND_TEXT,
        FileKind::Jpeg | FileKind::Png | FileKind::Unknown => KIND_UNKNOWN,
    }
}
