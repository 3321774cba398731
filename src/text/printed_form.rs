//! Words about the printed form on a photo.

super::sentences! {
    CODE: "Code of this form", "此申请表的二维码";
    SAME: "This is the form for this order, and its answers match those you have now.", "这是本订单的申请表，内容与当前的申请信息一致。";
    CHANGED: "These answers have changed since this form was printed. Print it again, then have it signed and sealed:", "此申请表打印之后，以下信息已有改动。请重新打印，然后签字盖章：";
    AGAIN: "Print the form again", "重新打印申请表";
    OTHER_ORDER: "This form belongs to another order, {0}. Select the photo of the form for order {1}.", "这份申请表属于另一个订单 {0}。请选择订单 {1} 的申请表照片。";
    OTHER_DOCUMENT: "This is a different form of this order: {0}. Select the photo of this form: {1}.", "这是本订单的另一份申请表：{0}。请选择这份申请表的照片：{1}。";
    UNCLEAR: "This is the form for this order. Not all of its answers could be compared with yours, so check that they are right.", "这是本订单的申请表。部分内容未能与当前的申请信息比对，请自行核对。";
    NONE: "The photo shows no readable code of a printed form, so its answers were not compared with yours. The blank form has no code.", "照片上没有可读取的申请表二维码，因此未与当前的申请信息比对。空白申请表没有二维码。";
}
